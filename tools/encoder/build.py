"""
Makes the encoders' files: python build.py ARCHIVES OUT, of each encoder whose archive has been put into ARCHIVES.

OUT/...-int8 is what can be shipped; -float32 and -ort-dynamic (onnxruntime's own quantisation) are there to compare.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from graph import FloatWeights, Int8Weights, build
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


def write(folder: Path, model: onnx.ModelProto, tokenizer_json: bytes, size: int, danger: onnx.ModelProto | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    files = {"model.onnx": model.SerializeToString(deterministic=True), "tokenizer.json": tokenizer_json}
    facts = {"name": folder.name, "dimensions": size, "sha256": {}}
    if danger:
        files["danger.onnx"] = danger.SerializeToString(deterministic=True)
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
        models = {"int8": build(bert, Int8Weights), "float32": float32, "ort-dynamic": quantised_by_onnxruntime(float32)}
        for kind, model in models.items():
            write(out / f"{source.name}-{kind}", model, tokenizer(files["tokenizer.json"]), bert.words.shape[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
