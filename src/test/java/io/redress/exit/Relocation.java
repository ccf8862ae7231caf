package io.redress.exit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A jar of Camunda's with Operaton's names in it, for a library that Operaton has but that does not resolve. Names stand
 * in the constants of a class, each with its length: nothing else needs to change.
 */
final class Relocation {

    private Relocation() {}

    static void relocate(Path jar, Path relocated) throws IOException {
        Files.createDirectories(relocated.getParent());
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(relocated))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    out.putNextEntry(new ZipEntry(renamed(entry.getName())));
                    renameConstants(in.readAllBytes(), out);
                    out.closeEntry();
                }
            }
        }
    }

    private static void renameConstants(byte[] bytes, OutputStream target) throws IOException {
        InputStream plain = new ByteArrayInputStream(bytes);
        DataInputStream in = new DataInputStream(plain);
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(bytes.length);
        DataOutputStream out = new DataOutputStream(buffer);
        out.writeLong(in.readLong());
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == 1) {
                out.writeUTF(renamed(in.readUTF()));
            } else {
                out.write(in.readNBytes(sizeOf(tag)));
            }
            // Long and double take two places.
            index += tag == 5 || tag == 6 ? 1 : 0;
        }
        plain.transferTo(out);
        buffer.writeTo(target);
    }

    /** The Java Virtual Machine Specification, table 4.4-A and after. */
    private static int sizeOf(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("No constant of a class: " + tag);
        };
    }

    private static String renamed(String name) {
        return name.replace("org/camunda/", "org/operaton/").replace("org.camunda.", "org.operaton.");
    }
}
