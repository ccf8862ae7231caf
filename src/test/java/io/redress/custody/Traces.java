package io.redress.custody;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a word in every column of every table, and in every file, of an installation. */
final class Traces {

    private final JdbcClient jdbc;
    private final List<Path> directories;

    Traces(JdbcClient jdbc, List<Path> directories) {
        this.jdbc = jdbc;
        this.directories = directories;
    }

    /** How many rows of which column, by {@code table.column}, and how many files hold it; large and small letters are one. */
    Map<String, Integer> of(String word) {
        Map<String, Integer> found = new TreeMap<>();
        List<Map.Entry<String, String>> columns = jdbc.sql("""
                        select c.table_name, c.column_name
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where table_schema = 'public' and t.table_type = 'BASE TABLE'
                         order by 1, 2
                        """)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        String small = word.toLowerCase(Locale.ROOT);
        String text = "%" + small + "%";
        String hex = "%" + HexFormat.of().formatHex(word.getBytes(UTF_8)) + "%";
        String smallHex = "%" + HexFormat.of().formatHex(small.getBytes(UTF_8)) + "%";
        for (Map.Entry<String, String> column : columns) {
            int rows = jdbc.sql("""
                            select count(*) from "%s"
                             where lower("%2$s"::text) like ? or "%2$s"::text like ? or "%2$s"::text like ?
                            """.formatted(column.getKey(), column.getValue()))
                    .params(text, hex, smallHex)
                    .query(Integer.class)
                    .single();
            if (rows > 0) {
                found.put(column.getKey() + "." + column.getValue(), rows);
            }
        }
        int files = filesWith(small);
        if (files > 0) {
            found.put("files", files);
        }
        return found;
    }

    private int filesWith(String small) {
        int found = 0;
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String content = file.getFileName() + Files.readString(file, ISO_8859_1);
                    found += content.toLowerCase(Locale.ROOT).contains(small) ? 1 : 0;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
