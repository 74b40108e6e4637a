//! Unpacks what is packed, as a stream: gzip, bzip2, xz, Zstandard, and a ZIP with one file.
//!
//! Nothing is held but a window of each method, so a file that unpacks to very much fills no memory; its
//! readers bound what one record may be. A ZIP from a stream is held packed, for its index stands at its end.

use crate::archive;
use crate::error::ReadError;
use crate::input::{Counter, Head, Opened};
use crate::magic::{self, Form};
use bzip2::read::MultiBzDecoder;
use flate2::read::MultiGzDecoder;
use lzma_rust2::XzReader;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, BufReader, Read};

/// How often a file may be packed.
const LAYERS: usize = 3;
/// Memory that one window may take, in kibibytes; `zstd --long` may ask for more.
const WINDOW_KIB: u32 = 512 << 10;

/// An input without its packing. Its length is not known then.
pub(crate) fn unpack(file: &str, opened: Opened) -> Result<Opened, ReadError> {
    unpack_all_but(None, file, opened)
}

/// The same for all but a ZIP, which may be a workbook or hold several files.
pub(crate) fn unpack_streams(file: &str, opened: Opened) -> Result<Opened, ReadError> {
    unpack_all_but(Some(Packing::Zip), file, opened)
}

fn unpack_all_but(
    kept: Option<Packing>,
    file: &str,
    mut opened: Opened,
) -> Result<Opened, ReadError> {
    for _ in 0..LAYERS {
        let packing = packing(&opened.head.sample).filter(|packing| Some(*packing) != kept);
        let (what, bytes): (&'static str, Box<dyn Read + Send>) = match packing {
            None => return Ok(opened),
            Some(Packing::Zip) => (
                "the archive",
                archive::only(file, opened.anywhere(file, "the archive")?)?,
            ),
            Some(Packing::Gzip) => (
                "the gzip file",
                Box::new(MultiGzDecoder::new(opened.head.into_reader())),
            ),
            Some(Packing::Bzip2) => (
                "the bzip2 file",
                Box::new(MultiBzDecoder::new(opened.head.into_reader())),
            ),
            Some(Packing::Xz) => (
                "the xz file",
                Box::new(XzReader::new_mem_limit(
                    opened.head.into_reader(),
                    true,
                    WINDOW_KIB,
                )),
            ),
            Some(Packing::Zstandard) => (
                "the Zstandard file",
                Box::new(Zstandard {
                    packed: BufReader::new(opened.head.into_reader()),
                    frame: None,
                }),
            ),
        };
        let counter = Counter::default();
        let told = Told { what, inner: bytes };
        let head = Head::read(file, told, &counter).map_err(|error| match error {
            ReadError::Unreadable { file, reason } => ReadError::Packed { file, reason },
            other => other,
        })?;
        opened = Opened {
            head,
            path: None,
            len: None,
            counter,
        };
    }
    Ok(opened)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Zip,
    Gzip,
    Bzip2,
    Xz,
    Zstandard,
}

fn packing(sample: &[u8]) -> Option<Packing> {
    const MARKS: &[(&[u8], Packing)] = &[
        (b"\x1f\x8b\x08", Packing::Gzip),
        (b"\xfd7zXZ\0", Packing::Xz),
        (b"\x28\xb5\x2f\xfd", Packing::Zstandard),
    ];
    if magic::look(sample) == Form::Zip {
        return Some(Packing::Zip);
    }
    // `BZh`, the size of blocks, and the digits of pi that begin a block.
    if sample.starts_with(b"BZh") && sample.get(4..10) == Some(b"1AY&SY") {
        return Some(Packing::Bzip2);
    }
    let found = MARKS.iter().find(|(mark, _)| sample.starts_with(mark));
    found.map(|(_, packing)| *packing)
}

/// Says of an error that it is one of the packing.
struct Told<R> {
    what: &'static str,
    inner: R,
}

impl<R: Read> Read for Told<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buf).map_err(|error| {
            if error.kind() == io::ErrorKind::Interrupted {
                return error;
            }
            let what = self.what;
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{what} is cut off or damaged ({error}); fetch or pack it again"),
            )
        })
    }
}

type Packed = BufReader<Box<dyn Read + Send>>;

/// Zstandard, frame after frame.
struct Zstandard {
    packed: Packed,
    frame: Option<FrameDecoder>,
}

impl Zstandard {
    /// Begins the next frame; `false` at the end.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            let mut frame = FrameDecoder::new();
            frame.set_max_window_size(u64::from(WINDOW_KIB) << 10);
            match frame.init(&mut self.packed) {
                Ok(()) => {
                    self.frame = Some(frame);
                    return Ok(true);
                }
                // A frame of notes, which any program may put in.
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut notes = (&mut self.packed).take(u64::from(length));
                    io::copy(&mut notes, &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl Read for Zstandard {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        loop {
            let Some(frame) = &mut self.frame else {
                if self.next_frame()? {
                    continue;
                }
                return Ok(0);
            };
            while frame.can_collect() == 0 && !frame.is_finished() {
                frame
                    .decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(io::Error::other)?;
            }
            let read = frame.read(buf)?;
            if read > 0 {
                return Ok(read);
            }
            let expected = frame.get_checksum_from_data();
            if expected.is_some() && expected != frame.get_calculated_checksum() {
                return Err(io::Error::other("the checksum does not fit"));
            }
            self.frame = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{self, Input};
    use std::io::Write;

    const TEXT: &str = "{\"ip_str\":\"192.0.2.1\",\"port\":80,\"data\":\"\"}\n";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn bzip2(bytes: &[u8]) -> Vec<u8> {
        let mut packed = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstandard(bytes: &[u8]) -> Vec<u8> {
        let level = ruzstd::encoding::CompressionLevel::Fastest;
        ruzstd::encoding::compress_to_vec(bytes, level)
    }

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let options = zip::write::SimpleFileOptions::default();
            archive.start_file(*name, options).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// The text three times, as xz packs it.
    const XZ: &[u8] = &[
        0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04, 0xe6, 0xd6, 0xb4, 0x46, 0x02, 0x00, 0x21,
        0x01, 0x16, 0x00, 0x00, 0x00, 0x74, 0x2f, 0xe5, 0xa3, 0xe0, 0x00, 0x80, 0x00, 0x32, 0x5d,
        0x00, 0x3d, 0x88, 0x89, 0x27, 0x43, 0x78, 0x56, 0x6b, 0x80, 0x9d, 0x37, 0x9c, 0xd2, 0x90,
        0x32, 0xf1, 0x71, 0x0c, 0xc0, 0xfd, 0xa9, 0x58, 0x5c, 0x3b, 0xf7, 0xf4, 0xd0, 0xe0, 0xae,
        0x23, 0x7a, 0x6e, 0xe2, 0x28, 0x73, 0xb2, 0xae, 0xca, 0xa5, 0xf6, 0x79, 0x12, 0x97, 0xf7,
        0x8e, 0x79, 0xa1, 0xac, 0x00, 0x00, 0x00, 0x00, 0x00, 0x48, 0x39, 0x70, 0x96, 0x87, 0x9e,
        0x57, 0x88, 0x00, 0x01, 0x4e, 0x81, 0x01, 0x00, 0x00, 0x00, 0x86, 0x41, 0x3d, 0xc2, 0xb1,
        0xc4, 0x67, 0xfb, 0x02, 0x00, 0x00, 0x00, 0x00, 0x04, 0x59, 0x5a,
    ];

    fn read(bytes: &[u8]) -> String {
        let input = Input::Stream(Box::new(io::Cursor::new(bytes.to_vec())));
        let opened = input::open("scan", input).and_then(|opened| unpack("scan", opened));
        let mut text = String::new();
        match opened {
            Ok(opened) => match opened.head.into_reader().read_to_string(&mut text) {
                Ok(_) => text,
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn every_packing_gives_what_was_packed() {
        let text = TEXT.repeat(40_000);
        let bytes = text.as_bytes();
        let packed = [
            gzip(bytes),
            bzip2(bytes),
            zstandard(bytes),
            zip(&[("scan.json", bytes)]),
            zip(&[
                ("readme.txt", b"x"),
                ("scan.xml", bytes),
                ("__MACOSX/scan.xml", b"x"),
            ]),
            gzip(&bzip2(bytes)),
            bytes.to_vec(),
        ];
        for packed in packed {
            assert!(read(&packed) == text, "{:?}", &packed[..8]);
        }
        let notes = b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec();
        let frames = [zstandard(b"a\n"), notes, zstandard(b"b\n")].concat();
        assert_eq!(read(&frames), "a\nb\n");
        assert_eq!(read(&[gzip(b"a\n"), gzip(b"b\n")].concat()), "a\nb\n");
        assert_eq!(read(&[bzip2(b"a\n"), bzip2(b"b\n")].concat()), "a\nb\n");
        assert_eq!(read(XZ), TEXT.repeat(3));
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_told() {
        let bytes = TEXT.as_bytes();
        let mut flipped = gzip(bytes);
        let at = flipped.len() - 6;
        flipped[at] ^= 1;
        let cases = [
            flipped,
            gzip(bytes)[..30].to_vec(),
            bzip2(bytes)[..40].to_vec(),
            XZ[..XZ.len() - 20].to_vec(),
            zstandard(bytes)[..20].to_vec(),
            [zstandard(bytes), b"x".to_vec()].concat(),
            zip(&[("scan.json", bytes)])[..60].to_vec(),
            zip(&[("a.json", bytes), ("b.json", bytes)]),
            zip(&[]),
        ];
        insta::assert_snapshot!(cases.map(|case| read(&case)).join("\n"), @r#"
        scan: the gzip file is cut off or damaged (corrupt gzip stream does not have a matching checksum); fetch or pack it again
        scan: the gzip file is cut off or damaged (incomplete deflate stream); fetch or pack it again
        scan: the bzip2 file is cut off or damaged (decompression not finished but EOF reached); fetch or pack it again
        scan: the xz file is cut off or damaged (failed to fill whole buffer); fetch or pack it again
        scan: the Zstandard file is cut off or damaged (Failed to parse block header: Error while reading bytes for Raw: failed to fill whole buffer); fetch or pack it again
        scan: the Zstandard file is cut off or damaged (MagicNumberReadError(Error { kind: UnexpectedEof, message: "failed to fill whole buffer" })); fetch or pack it again
        scan: the archive is broken (invalid Zip archive: Could not find EOCD); open it in its own program and save it again
        scan: the archive holds several files (`a.json`, `b.json`); unpack it and give the files inside
        scan: the archive holds no table, list or JSON file; it holds nothing
        "#);
    }
}
