"""
Makes the encoders' files: python build.py ARCHIVES OUT, of each encoder whose archive has been put into ARCHIVES.

OUT/...-split-int8 is what can be shipped, in two files; -int8 is the same in one, -float32 and -ort-dynamic (onnxruntime's own quantisation) are there to compare.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from graph import FloatWeights, Int8Weights, build, build_lower, build_meaning
from weights import sources


def tokenizer(original: bytes) -> bytes:
    """The tokenizer without its fixed padding and its cut at 128: the caller does both, or neither."""
    return json.dumps(json.loads(original) | {"padding": None, "truncation": None}, ensure_ascii=False, separators=(",", ":")).encode()


def quantised_by_onnxruntime(model: onnx.ModelProto) -> onnx.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "source.onnx"), Path(folder, "result.onnx")
        onnx.save(model, source)
        options = {"DefaultTensorType": onnx.TensorProto.FLOAT}
        quantize_dynamic(source, result, per_channel=True, weight_type=QuantType.QInt8, extra_options=options)
        return onnx.load(result)


def write(folder: Path, models: dict[str, onnx.ModelProto], tokenizer_json: bytes, size: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.onnx": model.SerializeToString(deterministic=True) for name, model in models.items()} | {"tokenizer.json": tokenizer_json}
    facts = {"name": folder.name, "dimensions": size, "sha256": {}}
    for file, content in files.items():
        (folder / file).write_bytes(content)
        facts["sha256"][file] = hashlib.sha256(content).hexdigest()
        print(f"{folder.name}/{file}: {len(content):,} bytes, sha256 {facts['sha256'][file]}")
    (folder / "encoder.json").write_text(json.dumps(facts, indent=2) + "\n")


def main(archives: Path, out: Path) -> None:
    for source in sources(archives):
        files = source.read(archives)
        bert = source.bert(files)
        float32 = build(bert, FloatWeights)
        whole = {"int8": build(bert, Int8Weights), "float32": float32, "ort-dynamic": quantised_by_onnxruntime(float32)}
        split = {"lower": build_lower(bert, Int8Weights), "meaning": build_meaning(bert, Int8Weights)}
        for kind, models in {**{kind: {"model": model} for kind, model in whole.items()}, "split-int8": split}.items():
            write(out / f"{source.name}-{kind}", models, tokenizer(files["tokenizer.json"]), bert.words.shape[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
