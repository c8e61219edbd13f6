package document

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"unicode/utf16"
)

// Coders of a 7z: its method's ID, and what it is set to.
var (
	copyCoder = []byte{0x01, 0x00}
	aesCoder  = []byte{0x24, 0x06, 0xf1, 0x07, 0x01, 0x03, 0x46, 0x00, 0x00} // 2^6 rounds, no salt
)

// sevenZipOf writes a 7z as 7zFormat.txt has it: files one behind the other in a
// folder of one coder.
func sevenZipOf(coder []byte, files ...packedFile) []byte {
	var packed, names bytes.Buffer
	var sizes, sums []byte
	for _, f := range files {
		packed.WriteString(f.body)
		sizes = sevenZipNumber(sizes, len(f.body))
		sums = binary.LittleEndian.AppendUint32(sums, crc32.ChecksumIEEE([]byte(f.body)))
		for _, u := range utf16.Encode([]rune(f.name + "\x00")) {
			names.Write(binary.LittleEndian.AppendUint16(nil, u))
		}
	}
	for coder[0] == aesCoder[0] && packed.Len()%16 > 0 {
		packed.WriteByte(0)
	}
	var header []byte
	if len(files) > 0 {
		total := 0
		for _, f := range files {
			total += len(f.body)
		}
		header = append(header, 0x01, 0x04) // header, streams
		header = append(header, 0x06, 0x00, 0x01, 0x09)
		header = append(sevenZipNumber(header, packed.Len()), 0x00)
		header = append(header, 0x07, 0x0b, 0x01, 0x00, 0x01) // one folder of one coder
		header = append(header, coder...)
		header = append(header, 0x0c)
		header = append(sevenZipNumber(header, total), 0x00)
		header = append(header, 0x08, 0x0d)
		header = sevenZipNumber(header, len(files))
		if len(files) > 1 {
			header = append(header, 0x09)
			rest := []byte{}
			for _, f := range files[:len(files)-1] {
				rest = sevenZipNumber(rest, len(f.body))
			}
			header = append(header, rest...)
		}
		header = append(append(header, 0x0a, 0x01), sums...)
		header = append(header, 0x00, 0x00) // end of substreams, of streams
		header = append(header, 0x05)
		header = sevenZipNumber(header, len(files))
		header = append(header, 0x11)
		header = sevenZipNumber(header, names.Len()+1)
		header = append(append(header, 0x00), names.Bytes()...)
		header = append(header, 0x00, 0x00)
	}
	start := binary.LittleEndian.AppendUint64(nil, uint64(packed.Len()))
	start = binary.LittleEndian.AppendUint64(start, uint64(len(header)))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(header))
	out := []byte("7z\xbc\xaf\x27\x1c\x00\x04")
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(start))
	return append(append(append(out, start...), packed.Bytes()...), header...)
}

// lockedSevenZip is a 7z whose list of files is encrypted.
func lockedSevenZip() []byte {
	b := sevenZipOf(aesCoder, packedFile{"a.html", "<p>"})
	at := sevenZipHead + int(binary.LittleEndian.Uint64(b[12:]))
	b[at] = 0x17 // an encoded header in the place of a header
	binary.LittleEndian.PutUint32(b[28:], crc32.ChecksumIEEE(b[at:]))
	binary.LittleEndian.PutUint32(b[8:], crc32.ChecksumIEEE(b[12:32]))
	return b
}

// sevenZipNumber appends a number under 1<<14.
func sevenZipNumber(b []byte, n int) []byte {
	if n < 0x80 {
		return append(b, byte(n))
	}
	return append(b, byte(0x80|n>>8), byte(n))
}

// rarOf writes a RAR 5 of files that are stored as they are. method says how they
// claim to be packed, as the format has it: 0 for stored by the first version.
func rarOf(method int, files ...packedFile) []byte {
	out := []byte("Rar!\x1a\x07\x01\x00")
	out = rarBlock(out, []byte{1, 0, 0}, "") // main header: type, flags, flags of the archive
	for _, f := range files {
		head := []byte{2, 2}                // file header, with data
		head = rarNumber(head, len(f.body)) // of the data
		head = append(head, 4)              // with a checksum
		head = rarNumber(head, len(f.body)) // unpacked
		head = rarNumber(head, 0)           // attributes
		head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE([]byte(f.body)))
		head = rarNumber(head, method)
		head = rarNumber(head, 1) // by Unix
		head = rarNumber(head, len(f.name))
		out = rarBlock(out, append(head, f.name...), f.body)
	}
	return rarBlock(out, []byte{5, 0, 0}, "")
}

// lockedRAR is a RAR 5 of which all is encrypted: AES-256, 2^15 rounds, a salt.
func lockedRAR() []byte {
	return rarBlock([]byte("Rar!\x1a\x07\x01\x00"), append([]byte{4, 0, 0, 0, 15}, make([]byte, 64)...), "")
}

func rarBlock(out, head []byte, data string) []byte {
	sized := append(rarNumber(nil, len(head)), head...)
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(sized))
	return append(append(out, sized...), data...)
}

func rarNumber(b []byte, n int) []byte {
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}
