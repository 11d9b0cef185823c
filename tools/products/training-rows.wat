;; Rows of numbers, most of them zero, and the weights of a linear machine: what training reads a row for (src/matching/training-rows.ts).
;; The weights (f64) stand at 0: those of the named features, then, from `first` on, the dense ones.
;; A row: how many bytes its named values take (i32), its dense values (f32, `dense` bytes of them, a multiple of 32),
;; the values of its named features (f32, an even number of them), and where their weights are, in bytes (i32).
(module
  (memory (export "memory") 0)

  ;; row . weights, in eight sums that need not wait for one another
  (func (export "product") (param $row i32) (param $first i32) (param $dense i32) (result f64)
    (local $end i32) (local $named i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $named (i32.load (local.get $row)))
    (local.set $row (i32.add (local.get $row) (i32.const 4)))
    (local.set $end (i32.add (local.get $row) (local.get $dense)))
    (loop $next
      (local.set $a (f64x2.add (local.get $a) (f64x2.mul (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $row))) (v128.load (local.get $first)))))
      (local.set $b (f64x2.add (local.get $b) (f64x2.mul (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $row))) (v128.load offset=16 (local.get $first)))))
      (local.set $c (f64x2.add (local.get $c) (f64x2.mul (f64x2.promote_low_f32x4 (v128.load64_zero offset=16 (local.get $row))) (v128.load offset=32 (local.get $first)))))
      (local.set $d (f64x2.add (local.get $d) (f64x2.mul (f64x2.promote_low_f32x4 (v128.load64_zero offset=24 (local.get $row))) (v128.load offset=48 (local.get $first)))))
      (local.set $row (i32.add (local.get $row) (i32.const 32)))
      (local.set $first (i32.add (local.get $first) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end))))
    (local.set $end (i32.add (local.get $row) (local.get $named)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $first (i32.add (local.get $row) (local.get $named)))
        (local.set $a (f64x2.add (local.get $a) (f64x2.mul (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $row)))
          (v128.load64_lane 1 (i32.load offset=4 (local.get $first)) (v128.load64_zero (i32.load (local.get $first)))))))
        (local.set $row (i32.add (local.get $row) (i32.const 8)))
        (br $next)))
    (local.set $a (f64x2.add (f64x2.add (local.get $a) (local.get $b)) (f64x2.add (local.get $c) (local.get $d))))
    (f64.add (f64x2.extract_lane 0 (local.get $a)) (f64x2.extract_lane 1 (local.get $a))))

  ;; weights += scale * row
  (func (export "add") (param $row i32) (param $first i32) (param $dense i32) (param $scale f64)
    (local $end i32) (local $named i32) (local $two v128)
    (local.set $two (f64x2.splat (local.get $scale)))
    (local.set $named (i32.load (local.get $row)))
    (local.set $row (i32.add (local.get $row) (i32.const 4)))
    (local.set $end (i32.add (local.get $row) (local.get $dense)))
    (loop $next
      (v128.store (local.get $first) (f64x2.add (v128.load (local.get $first))
        (f64x2.mul (local.get $two) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $row))))))
      (local.set $row (i32.add (local.get $row) (i32.const 8)))
      (local.set $first (i32.add (local.get $first) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end))))
    (local.set $end (i32.add (local.get $row) (local.get $named)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $first (i32.load (i32.add (local.get $row) (local.get $named))))
        (f64.store (local.get $first) (f64.add (f64.load (local.get $first))
          (f64.mul (local.get $scale) (f64.promote_f32 (f32.load (local.get $row))))))
        (local.set $row (i32.add (local.get $row) (i32.const 4)))
        (br $next))))
)
