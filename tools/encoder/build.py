"""
Makes the encoders' files: python build.py ARCHIVES TEXTS OUT, of each encoder whose archive has been put into ARCHIVES. TEXTS is what texts.mjs prints.

OUT/...-split-int8 is what can be shipped, in two files; -int8 is the same in one, -float32 and -ort-dynamic (onnxruntime's own quantisation) are there to compare.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from calibrate import calibration_texts, int8, sentences
from graph import FloatWeights, build, build_lower, build_meaning
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


def main(archives: Path, texts: Path, out: Path) -> None:
    calibrating = calibration_texts(texts)
    for source in sources(archives):
        files = source.read(archives)
        bert = source.bert(files)
        float32 = build(bert, FloatWeights)
        weights = int8(float32, sentences(calibrating, files["tokenizer.json"].decode()))
        whole = {"int8": build(bert, weights), "float32": float32, "ort-dynamic": quantised_by_onnxruntime(float32)}
        split = {"lower": build_lower(bert, weights), "meaning": build_meaning(bert, weights)}
        for kind, models in {**{kind: {"model": model} for kind, model in whole.items()}, "split-int8": split}.items():
            write(out / f"{source.name}-{kind}", models, tokenizer(files["tokenizer.json"]), bert.words.shape[1])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
