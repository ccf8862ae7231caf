package io.redress.evidence.inspection;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The last record of a ZIP, which says where its table of contents is (APPNOTE.TXT, 4.3.16).
 *
 * @param at its offset in bytes
 * @param tableSize of the table of contents, in bytes
 * @param tableAt where the table of contents says it is
 * @param end offset behind the comment
 */
record ZipEnd(long at, long tableSize, long tableAt, long end) {

    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    /** The record at this place; {@code null} if what stands there points at no table of contents. */
    static @Nullable ZipEnd at(RandomFile file, long place) throws IOException {
        if (place + SIZE > file.size() || !file.text(place, 4).equals("PK\u0005\u0006")) {
            return null;
        }
        ZipEnd end = new ZipEnd(
                place,
                file.little(place + 12, 4),
                file.little(place + 16, 4),
                place + SIZE + file.little(place + 20, 2));
        // Readers find the table before the record, or where the record says.
        boolean pointsAtTable = isTable(file, place - end.tableSize) || isTable(file, end.tableAt);
        return end.tableSize > 0 && pointsAtTable ? end : null;
    }

    /** The last one of the file; {@code null} if there is none where readers look for it. */
    static @Nullable ZipEnd of(RandomFile file) throws IOException {
        int length = (int) Math.min(file.size(), SIZE + LONGEST_COMMENT);
        byte[] tail = file.bytes(file.size() - length, length);
        for (int i = length - SIZE; i >= 0; i--) {
            if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                ZipEnd found = at(file, file.size() - length + i);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isTable(RandomFile file, long place) throws IOException {
        return place >= 0 && file.text(place, 4).equals("PK\u0001\u0002");
    }
}
