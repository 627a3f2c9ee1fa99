/**
 * The shipped model as an ONNX file, written by hand: the file is a protocol buffer of a few messages.
 * Graph: rows = table[input_ids] (int8) → float → × scale[input_ids]. Field numbers are those of onnx.proto.
 */
export interface QuantizedTable {
  size: number
  dimensions: number
  rows: Int8Array
  /** One factor a row: value = row × scale. */
  scales: Float32Array
}

const FLOAT = 1
const INT8 = 3
const INT64 = 7
const OPSET = 17
const IR_VERSION = 8

export function quantize(rows: Float32Array, size: number, dimensions: number): QuantizedTable {
  const out = new Int8Array(size * dimensions)
  const scales = new Float32Array(size)
  for (let row = 0; row < size; row++) {
    let largest = 0
    for (let d = 0; d < dimensions; d++) largest = Math.max(largest, Math.abs(rows[row * dimensions + d] as number))
    const scale = largest / 127 || 1e-12
    scales[row] = scale
    for (let d = 0; d < dimensions; d++) out[row * dimensions + d] = Math.round((rows[row * dimensions + d] as number) / scale)
  }
  return { size, dimensions, rows: out, scales }
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}

const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)])

function bytes(field: number, content: Uint8Array | string): Buffer {
  const data = Buffer.from(content as Uint8Array)
  return Buffer.concat([varint(field * 8 + 2), varint(data.length), data])
}

const message = (field: number, ...parts: Buffer[]) => bytes(field, Buffer.concat(parts))

function node(operator: string, inputs: string[], output: string, ...attributes: Buffer[]): Buffer {
  return message(
    1,
    ...inputs.map((name) => bytes(1, name)),
    bytes(2, output),
    bytes(3, output),
    bytes(4, operator),
    ...attributes,
  )
}

const integerAttribute = (name: string, value: number) => message(5, bytes(1, name), number(20, 2), number(3, value))

function tensor(name: string, type: number, shape: number[], data: Uint8Array): Buffer {
  return message(5, ...shape.map((length) => number(1, length)), number(2, type), bytes(8, name), bytes(9, data))
}

function value(field: number, name: string, type: number, shape: (string | number)[]): Buffer {
  const lengths = shape.map((length) => message(1, typeof length === 'string' ? bytes(2, length) : number(1, length)))
  return message(field, bytes(1, name), message(2, message(1, number(1, type), message(2, ...lengths))))
}

const raw = (data: Int8Array | Float32Array) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)

export function onnxFile(table: QuantizedTable, name: string): Buffer {
  const graph = message(
    7,
    node('Gather', ['table', 'input_ids'], 'bytes', integerAttribute('axis', 0)),
    node('Cast', ['bytes'], 'steps', integerAttribute('to', FLOAT)),
    node('Gather', ['scales', 'input_ids'], 'factors', integerAttribute('axis', 0)),
    node('Mul', ['steps', 'factors'], 'last_hidden_state'),
    bytes(2, name),
    tensor('table', INT8, [table.size, table.dimensions], raw(table.rows)),
    tensor('scales', FLOAT, [table.size, 1], raw(table.scales)),
    value(11, 'input_ids', INT64, ['batch', 'sequence']),
    value(11, 'attention_mask', INT64, ['batch', 'sequence']),
    value(12, 'last_hidden_state', FLOAT, ['batch', 'sequence', table.dimensions]),
  )
  return Buffer.concat([number(1, IR_VERSION), bytes(2, 'keqiao'), graph, message(8, bytes(1, ''), number(2, OPSET))])
}
