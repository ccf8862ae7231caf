package io.redress.growth;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is called otherwise in each copy: ids, case numbers, orders, parties. */
final class Names {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String NUMBER = "RC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}";
    private static final String OF_ENGINE = "\\b0\\d{11}\\b";
    private static final Pattern IDS = Pattern.compile(UUID + "|" + OF_ENGINE);
    private static final Pattern NUMBERS = Pattern.compile(NUMBER);

    /** Crockford's digits from 40 bits, spread by an odd factor so that each is another. */
    private static final String CASE_NUMBER = """
            create or replace function pg_temp.case_number(at bigint) returns text language sql immutable as $$
                select 'RC-' || string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
                                                  ((((at * 73056112345) & 1099511627775) >> (5 * place - 5)) & 31)::int + 1, 1)
                                           || case when place = 4 then '-' else '' end, '' order by place)
                  from generate_series(1, 8) place
            $$
            """;

    /** Buyers are many, sellers few. */
    private static final int BUYERS = 20_000;

    private static final int SELLERS = 2_000;
    private static final int ENGINE_DIGITS = 12;
    private static final long COPIED = 10_000_000_000L;
    private static final int IDS_OF_CASE = 1_024;
    private static final int CASES_OF_COPY = 16;
    private static final int DAY = 86_400;

    private final Map<String, String> expressions;
    private final Pattern pattern;
    private final int numbers;

    private Names(Map<String, String> expressions, int numbers) {
        this.expressions = expressions;
        this.numbers = numbers;
        pattern = Pattern.compile(
                expressions.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    static Set<String> idsIn(String text) {
        return all(IDS, text);
    }

    /** @param kept ids that copies share */
    static Names in(List<String> values, Set<String> kept, Collection<String> parties) {
        Set<String> ids = new TreeSet<>();
        Set<String> numbers = new TreeSet<>();
        for (String value : values) {
            if (value != null) {
                ids.addAll(all(IDS, value));
                numbers.addAll(all(NUMBERS, value));
            }
        }
        ids.removeAll(kept);
        Map<String, String> expressions = new LinkedHashMap<>();
        parties.stream()
                .sorted((one, other) -> other.length() - one.length())
                .forEach(party -> expressions.put(party, party(party)));
        int place = 0;
        for (String number : numbers) {
            expressions.put(number, "c.number_" + place++);
        }
        place = 0;
        for (String id : ids) {
            expressions.put(id, id(id, place++));
        }
        return new Names(expressions, numbers.size());
    }

    private static String party(String name) {
        return switch (name.charAt(0)) {
            case 'B' -> "'" + name + "-' || (c.n % " + BUYERS + ")";
            case 'S' -> "'" + name + "-' || (c.n % " + SELLERS + ")";
            default -> "'" + name + "-' || c.n";
        };
    }

    /** In the order of the copies, those of a copy together, and beyond what the engine has drawn; or UUIDs, ours in that of time. */
    private static String id(String id, int place) {
        if (id.length() == ENGINE_DIGITS) {
            return "lpad((%d + c.n * %d + %d)::text, %d, '0')".formatted(COPIED, IDS_OF_CASE, place, ENGINE_DIGITS);
        }
        boolean ordered = id.charAt(14) == '7';
        return "c.%s || '-%s%03x-%04x-' || c.tail"
                .formatted(ordered ? "ordered" : "scattered", id.charAt(14), place % 4096, 0x8000 + place / 4096);
    }

    /** Makes the table of copies that every statement reads. */
    void prepare(JdbcTemplate jdbc, long first, long count, int days) {
        if (numbers > CASES_OF_COPY) {
            throw new IllegalArgumentException("%d cases, and numbers for %d".formatted(numbers, CASES_OF_COPY));
        }
        jdbc.execute(CASE_NUMBER);
        StringBuilder columns = new StringBuilder();
        for (int place = 0; place < numbers; place++) {
            columns.append(", pg_temp.case_number(n * %d + %d) as number_%d".formatted(CASES_OF_COPY, place, place));
        }
        jdbc.execute("drop table if exists pg_temp.copies");
        jdbc.execute("""
                create temp table copies as
                select n, lpad(to_hex((n * 2654435761) & 4294967295), 8, '0') || '-' || substr(md5(n::text), 1, 4) as scattered,
                       substr(lpad(to_hex(n + 1717986918400), 12, '0'), 1, 8) || '-'
                           || substr(lpad(to_hex(n + 1717986918400), 12, '0'), 9, 4) as ordered,
                       lpad(to_hex(n), 12, '0') as tail,
                       ((n * 2654435761) %% %d) * interval '1 second' as shift%s
                  from generate_series(%d::bigint, %d::bigint) n
                """.formatted(Math.max(1, days * DAY), columns, first, first + count - 1));
        jdbc.execute("analyze pg_temp.copies");
    }

    /** The SQL for a text in a copy. */
    String renamed(String text) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder sql = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                sql.append(literal(text.substring(end, matcher.start()))).append(" || ");
            }
            sql.append(expressions.get(matcher.group())).append(" || ");
            end = matcher.end();
        }
        if (end < text.length() || sql.isEmpty()) {
            return sql.append(literal(text.substring(end))).toString();
        }
        return sql.substring(0, sql.length() - " || ".length());
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
