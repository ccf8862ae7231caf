package io.redress.evidence.inspection;

import java.io.IOException;

/** How many pixels a picture has, from its headers alone; nothing of it is unpacked. */
final class PictureSize {

    private static final int MOST_PARTS = 10_000;
    private static final int JPEG_START_OF_SCAN = 0xda;

    private PictureSize() {}

    /** Width times height, of the largest if it says it more than once; 0 if it does not say it. */
    static long of(FileKind kind, RandomFile file, Budget budget) throws IOException {
        return switch (kind) {
            case JPEG -> jpeg(file, budget);
            // PNG, 11.2.2: the first chunk says it.
            case PNG -> pixels(file.big(16, 4), file.big(20, 4));
            case WEBP -> webp(file, budget);
            case HEIC -> isoMedia(file, 0, file.size(), 0, new int[1], budget);
            default -> 0;
        };
    }

    /** ITU-T T.81, B.2.2: the frame headers before the first scan. */
    private static long jpeg(RandomFile file, Budget budget) throws IOException {
        long most = 0;
        long at = 2;
        for (int parts = 0; at + 4 <= file.size(); parts++) {
            checkParts(parts, budget);
            byte[] head = file.bytes(at, 9);
            int marker = head[1] & 0xff;
            if ((head[0] & 0xff) != 0xff) {
                return most;
            }
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == JPEG_START_OF_SCAN) {
                return most;
            }
            if (isFrame(marker)) {
                long height = (head[5] & 0xff) << 8 | head[6] & 0xff;
                long width = (head[7] & 0xff) << 8 | file.big(at + 8, 1);
                // A height of zero is told only behind the first scan.
                most = Math.max(most, width * (height == 0 ? 0xffff : height));
            }
            at += 2 + ((head[2] & 0xff) << 8 | head[3] & 0xff);
        }
        return most;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** RFC 9649: the canvas, and each picture's own size. */
    private static long webp(RandomFile file, Budget budget) throws IOException {
        long most = 0;
        long at = 12;
        for (int parts = 0; at + 8 <= file.size(); parts++) {
            checkParts(parts, budget);
            long data = at + 8;
            long pixels = switch (file.text(at, 4)) {
                case "VP8X" -> (file.little(data + 4, 3) + 1) * (file.little(data + 7, 3) + 1);
                case "ANMF" -> (file.little(data + 6, 3) + 1) * (file.little(data + 9, 3) + 1);
                case "VP8 " -> (file.little(data + 6, 2) & 0x3fff) * (file.little(data + 8, 2) & 0x3fff);
                case "VP8L" -> {
                    long bits = file.little(data + 1, 4);
                    yield ((bits & 0x3fff) + 1) * ((bits >> 14 & 0x3fff) + 1);
                }
                default -> 0;
            };
            most = Math.max(most, pixels);
            long length = file.little(at + 4, 4);
            at = data + length + (length & 1);
        }
        return most;
    }

    /** ISO/IEC 23008-12, 6.5.3: the property {@code ispe}, of the picture, its tiles and its thumbnails. */
    private static long isoMedia(RandomFile file, long from, long until, int depth, int[] parts, Budget budget)
            throws IOException {
        long most = 0;
        for (long at = from; at + 8 <= until; ) {
            checkParts(parts[0]++, budget);
            long length = file.big(at, 4);
            int header = 8;
            if (length == 1) {
                length = file.big(at + 8, 4) << 32 | file.big(at + 12, 4);
                header = 16;
            }
            long end = length == 0 ? until : Math.min(until, at + length);
            if (end < at + header) {
                return most;
            }
            String type = file.text(at + 4, 4);
            long inside = at + header + (type.equals("meta") ? 4 : 0);
            if (type.equals("ispe")) {
                most = Math.max(most, pixels(file.big(inside + 4, 4), file.big(inside + 8, 4)));
            } else if (depth < 3 && (type.equals("meta") || type.equals("iprp") || type.equals("ipco"))) {
                most = Math.max(most, isoMedia(file, inside, end, depth + 1, parts, budget));
            }
            at = end;
        }
        return most;
    }

    private static long pixels(long width, long height) {
        return Math.min(width, Integer.MAX_VALUE) * Math.min(height, Integer.MAX_VALUE);
    }

    private static void checkParts(int parts, Budget budget) {
        budget.checkTime();
        if (parts >= MOST_PARTS) {
            throw new FileRefused(Refusal.TOO_COMPLEX);
        }
    }
}
