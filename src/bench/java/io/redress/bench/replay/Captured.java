package io.redress.bench.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application asked of its database, as the server has logged it.
 *
 * @param transactions in the order of their ends; a statement outside a transaction is one of its own
 */
public record Captured(List<Transaction> transactions) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTED =
            Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");
    private static final Pattern PLACE = Pattern.compile("\\$\\d+");

    /** @param explicit whether it was begun and committed, which is a round trip more */
    public record Transaction(boolean explicit, List<Executed> statements) {}

    /** @param values as text, null for null, in the order of the places in the statement */
    public record Executed(String sql, List<@Nullable String> values) {}

    /** All lines of the server's logs that begin to be written after these sizes of its files. */
    static Map<Path, Long> sizes(Path logs) throws IOException {
        Map<Path, Long> sizes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                sizes.put(file, Files.size(file));
            }
        }
        return sizes;
    }

    /** Reads what was logged of one role in one database since then. */
    static Captured read(Path logs, Map<Path, Long> since, String database, String user) throws IOException {
        List<Transaction> done = new ArrayList<>();
        Map<Long, List<Executed>> open = new LinkedHashMap<>();
        for (Path file : sizes(logs).keySet()) {
            byte[] all = Files.readAllBytes(file);
            int from = since.getOrDefault(file, 0L).intValue();
            String text = new String(all, from, all.length - from, java.nio.charset.StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                JsonNode entry = JSON.readTree(line);
                if (entry.path("dbname").asText().equals(database)
                        && entry.path("user").asText().equals(user)) {
                    take(entry, open, done);
                }
            }
        }
        return new Captured(done);
    }

    private static void take(JsonNode entry, Map<Long, List<Executed>> open, List<Transaction> done) {
        Matcher executed = EXECUTED.matcher(entry.path("message").asText());
        if (!executed.matches()) {
            return;
        }
        long session = entry.path("pid").asLong();
        String sql = executed.group(1);
        switch (sql.strip().toUpperCase(java.util.Locale.ROOT)) {
            case "BEGIN" -> open.put(session, new ArrayList<>());
            case "COMMIT" -> {
                List<Executed> statements = open.remove(session);
                if (statements != null) {
                    done.add(new Transaction(true, statements));
                }
            }
            case "ROLLBACK" -> open.remove(session);
            default -> {
                Executed one = new Executed(
                        withQuestionMarks(sql), values(entry.path("detail").asText()));
                if (open.containsKey(session)) {
                    open.get(session).add(one);
                } else {
                    done.add(new Transaction(false, List.of(one)));
                }
            }
        }
    }

    private static String withQuestionMarks(String sql) {
        return PLACE.matcher(sql.replace("?", "??")).replaceAll("?");
    }

    private static List<@Nullable String> values(String detail) {
        List<@Nullable String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            String quoted = parameter.group(3);
            values.add(quoted == null ? null : quoted.replace("''", "'"));
        }
        return values;
    }

    /** How many statements there are in all. */
    public int statements() {
        return transactions.stream().mapToInt(one -> one.statements().size()).sum();
    }
}
