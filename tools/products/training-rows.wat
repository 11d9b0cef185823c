;; Rows of numbers, most of them zero, and the weights of a linear machine: what training reads a row for (src/matching/training-rows.ts).
;; The weights (f32) stand at 0: those of the named features, then, from `first` on, the dense ones.
;; A row: how many bytes its named values take (i32), its dense values (f32, `dense` bytes of them, a multiple of 32),
;; the values of its named features (f32, a multiple of four of them), and where their weights are, in bytes (i32).
(module
  (memory (export "memory") 0)

  ;; row . weights, in eight sums that need not wait for one another
  (func (export "product") (param $row i32) (param $first i32) (param $dense i32) (result f64)
    (local $end i32) (local $named i32) (local $a v128) (local $b v128)
    (local.set $named (i32.load (local.get $row)))
    (local.set $row (i32.add (local.get $row) (i32.const 4)))
    (local.set $end (i32.add (local.get $row) (local.get $dense)))
    (loop $next
      (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $row)) (v128.load (local.get $first)))))
      (local.set $b (f32x4.add (local.get $b) (f32x4.mul (v128.load offset=16 (local.get $row)) (v128.load offset=16 (local.get $first)))))
      (local.set $row (i32.add (local.get $row) (i32.const 32)))
      (local.set $first (i32.add (local.get $first) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end))))
    (local.set $end (i32.add (local.get $row) (local.get $named)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $first (i32.add (local.get $row) (local.get $named)))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $row))
          (v128.load32_lane 3 (i32.load offset=12 (local.get $first))
            (v128.load32_lane 2 (i32.load offset=8 (local.get $first))
              (v128.load32_lane 1 (i32.load offset=4 (local.get $first))
                (v128.load32_zero (i32.load (local.get $first)))))))))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (br $next)))
    (local.set $a (f32x4.add (local.get $a) (local.get $b)))
    (f64.promote_f32 (f32.add (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
      (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a))))))

  ;; weights += scale * row
  (func (export "add") (param $row i32) (param $first i32) (param $dense i32) (param $scale f32)
    (local $end i32) (local $named i32) (local $four v128)
    (local.set $four (f32x4.splat (local.get $scale)))
    (local.set $named (i32.load (local.get $row)))
    (local.set $row (i32.add (local.get $row) (i32.const 4)))
    (local.set $end (i32.add (local.get $row) (local.get $dense)))
    (loop $next
      (v128.store (local.get $first) (f32x4.add (v128.load (local.get $first)) (f32x4.mul (local.get $four) (v128.load (local.get $row)))))
      (v128.store offset=16 (local.get $first) (f32x4.add (v128.load offset=16 (local.get $first)) (f32x4.mul (local.get $four) (v128.load offset=16 (local.get $row)))))
      (local.set $row (i32.add (local.get $row) (i32.const 32)))
      (local.set $first (i32.add (local.get $first) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end))))
    (local.set $end (i32.add (local.get $row) (local.get $named)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $end)))
        (local.set $first (i32.load (i32.add (local.get $row) (local.get $named))))
        (f32.store (local.get $first) (f32.add (f32.load (local.get $first)) (f32.mul (local.get $scale) (f32.load (local.get $row)))))
        (local.set $row (i32.add (local.get $row) (i32.const 4)))
        (br $next))))
)
