// Reads every record of every WARC file in a folder with warcio, a reader that
// is not ours, and recomputes the digests that the records state. Ends with 1
// at the first that does not hold, naming file and record.
//
//   node warc.mjs MODULES FOLDER
//
// MODULES is a folder in which warcio is installed.
import { createHash } from "node:crypto";
import { createReadStream, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, folder] = process.argv.slice(2);
const { WARCParser } = createRequire(resolve(modules, "here.js"))("warcio");

class Difference extends Error {}

// digestsOf writes bytes as a label's algorithm has them, in hex and in base32.
function digestsOf(label, bytes) {
  const algorithm = label.split(":")[0].toLowerCase().replace("-", "");
  if (!["sha1", "sha256", "sha512", "md5"].includes(algorithm)) {
    throw new Difference(`states a digest of an unknown kind, ${label}`);
  }
  const sum = createHash(algorithm).update(bytes).digest();
  let bits = "";
  for (const byte of sum) bits += byte.toString(2).padStart(8, "0");
  const base32 = bits.replace(/.{1,5}/g, (five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five.padEnd(5, "0"), 2)]);
  return [sum.toString("hex"), base32];
}

function check(what, label, bytes) {
  if (!label) return 0;
  const stated = label.slice(label.indexOf(":") + 1).replace(/=+$/, "");
  const found = digestsOf(label, bytes);
  if (stated.toLowerCase() !== found[0] && stated.toUpperCase() !== found[1]) {
    throw new Difference(`${what} has the digest ${found[0]}, its header states ${label}`);
  }
  return 1;
}

// read goes through one file: as blocks whole, or with HTTP heads taken off by
// warcio, as payloads.
async function read(file, parseHttp, each) {
  const parser = new WARCParser(createReadStream(file), { parseHttp });
  let count = 0;
  let at = "the first record";
  try {
    for await (const record of parser) {
      const id = record.warcHeader("WARC-Record-ID");
      if (!id || !record.warcType) throw new Difference("is no WARC record");
      at = `${record.warcType} ${id} at ${parser.offset} of ${record.warcHeader("WARC-Target-URI") ?? "the file"}`;
      each(record, await record.readFully(false));
      count++;
      at = `what follows ${at}`;
    }
    if (parser._reader.getRawOffset() !== statSync(file).size) throw new Difference("is not read to the end of the file");
  } catch (err) {
    throw new Difference(`${file}: ${at}: ${err.message ?? err}`);
  }
  return count;
}

// payloads are the payload digests stated, by record, for revisits to be held
// against when all files are read.
const payloads = new Map();
const revisits = [];
let records = 0;
let digests = 0;

async function readFile(file) {
  records += await read(file, false, (record, block) => {
    const bytes = block ?? new Uint8Array();
    if (bytes.length !== record.warcContentLength) throw new Difference(`has ${bytes.length} bytes of ${record.warcContentLength}`);
    digests += check("its block", record.warcHeader("WARC-Block-Digest"), bytes);
  });
  await read(file, true, (record, payload) => {
    const label = record.warcHeader("WARC-Payload-Digest");
    const id = record.warcHeader("WARC-Record-ID");
    if (record.warcType === "revisit") {
      revisits.push({ file, id, label, to: record.warcHeader("WARC-Refers-To") });
      return;
    }
    digests += check("its payload", label, payload ?? new Uint8Array());
    payloads.set(id, label);
  });
}

try {
  const files = readdirSync(folder).filter((name) => /\.warc(\.gz)?$/.test(name)).sort();
  if (files.length === 0) throw new Difference(`${folder}: no WARC file`);
  for (const name of files) await readFile(join(folder, name));
  for (const { file, id, label, to } of revisits) {
    if (!payloads.has(to)) throw new Difference(`${file}: revisit ${id}: refers to ${to}, which is in no file`);
    if (label && label !== payloads.get(to)) throw new Difference(`${file}: revisit ${id}: states ${label}, and refers to ${payloads.get(to)}`);
  }
  console.log(`${files.length} files, ${records} records, ${digests} digests hold`);
} catch (err) {
  console.log(err instanceof Difference ? err.message : err);
  process.exit(1);
}
