package io.redress.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.redress.e2e.ApiContract.Operation;
import io.redress.e2e.FuzzedCall.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Requests drawn from the description of the API: as it wants them, nearly so, and not at all. */
final class FuzzedInputs {

    private static final String BOUNDARY = "fuzz-5d41402abc4b";

    /** What people might write, and what programs might take for something else. */
    private static final List<String> WORDS = List.of(
            "The glass is broken in three places.",
            "灯罩碎了，请退款。",
            "العدسة مكسورة",
            "${7*7}#{7*7}[[${7*7}]]__${7*7}__{{7*7}}",
            "<script>alert(1)</script>\"'&",
            "=HYPERLINK(\"http://example.org\")",
            "'; drop table return_case; --",
            "two\r\nlines\tand %s %n \u001b[31m",
            "😀 \u202e txt.exe");

    private static final List<String> BAD_TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "\\ud800",
            "a\\udfffb",
            "' or '1'='1",
            "%00",
            "../../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "\\r\\nSet-Cookie: a=b",
            "NaN",
            "1e400",
            "-0",
            "null",
            "٣",
            "+999999999-12-31",
            "-999999999-01-01",
            "0000-00-00",
            "2026-02-30T25:61:00Z",
            "2026-01-01T00:00:00+14:00",
            "+294277-01-01T00:00:00Z",
            "-1000000000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "9223372036854775807",
            "2147483648",
            "x".repeat(300),
            "x".repeat(10_000),
            "x".repeat(100_000));

    private static final List<String> BAD_JSON = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "-0.0",
            "9223372036854775808",
            "1" + "0".repeat(2_000),
            "[]",
            "{}",
            "[null]",
            "{\"\":{}}",
            "\"1\"",
            "[".repeat(10_000),
            "[".repeat(100) + "]".repeat(100));

    private static final List<String> BAD_BODIES = List.of(
            "",
            "null",
            "[]",
            "\"\"",
            "0",
            "{",
            "{}{}",
            "{'a':1}",
            "{\"a\":1,\"a\":2}",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "a=b&c=d",
            "{\"a\":".repeat(10_000),
            "\u0000",
            "\ufeff{}");

    /** What nobody may set. */
    private static final List<String> EXTRA = List.of(
            "\"role\":\"MEDIATION_LEAD\"",
            "\"sellerId\":\"S-1\"",
            "\"status\":\"ACCEPTED\"",
            "\"stage\":\"CLOSED\"",
            "\"refundAmount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}",
            "\"__proto__\":{}",
            "\"class\":{\"module\":{}}",
            "\"@type\":\"java.lang.Object\"",
            "\"$ref\":\"#\"");

    /** What fits where only the name of a field says what it is for. */
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("number", List.of("@case@")),
            Map.entry("orderId", List.of("@order@")),
            Map.entry("offerId", List.of("@offer@")),
            Map.entry("appealId", List.of("@appeal@")),
            Map.entry("lineId", List.of("L1")),
            Map.entry("amount", List.of("1.00", "20.00", "120.00", "999999.99")),
            Map.entry("currency", List.of("USD", "USD", "USD", "EUR", "JPY")),
            Map.entry("sellerId", List.of("@seller@")),
            Map.entry("seller", List.of("@seller@")),
            Map.entry("to", List.of("omar", "lena", "sofia", "nobody")),
            Map.entry("person", List.of("mia", "omar", "lena", "sofia")),
            Map.entry("side", List.of("buyer", "seller")),
            Map.entry("category", List.of("LIGHTING")),
            Map.entry("email", List.of("bea@example.com")),
            Map.entry("language", List.of("en", "zh-CN")),
            Map.entry("advance", List.of("PT1M")),
            Map.entry("placedAt", List.of("@-30@")),
            Map.entry("promisedDeliveryAt", List.of("@-2@")),
            Map.entry("shippedAt", List.of("@-20@")),
            Map.entry("deliveredAt", List.of("@-1@")),
            Map.entry("from", List.of("@0@", "@1@")),
            Map.entry("until", List.of("@2@", "@400@")),
            Map.entry("sha256", List.of("0123456789abcdef".repeat(4))),
            Map.entry("fingerprint", List.of("@key@")),
            Map.entry("evidenceIds", List.of("@evidence@")),
            Map.entry("supersedes", List.of("@evidence@")),
            Map.entry("id", List.of("@evidence@", "@upload@", "@buyer@")),
            Map.entry("Tus-Resumable", List.of("1.0.0")),
            Map.entry("Upload-Length", List.of("12")),
            Map.entry("Upload-Offset", List.of("0")),
            Map.entry("Upload-Metadata", List.of("type T1RIRVI=,filename YS50eHQ=", "type U1RBVEVNRU5U")),
            Map.entry("Acting-Party", List.of("buyer/B-1001")),
            Map.entry("size", List.of("320")),
            Map.entry("limit", List.of("25")));

    private final ApiContract contract;

    FuzzedInputs(ApiContract contract) {
        this.contract = contract;
    }

    /** One call of an operation by somebody. */
    Arbitrary<FuzzedCall> calls(Operation operation, Caller by) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000), path(operation), headers(operation), body(operation))
                .as((target, path, headers, body) -> {
                    Map<String, String> sent = new HashMap<>(headers);
                    String mediaType = operation.takes().orElse("");
                    if (body.isPresent()) {
                        sent.putIfAbsent(
                                "Content-Type",
                                mediaType.startsWith("multipart") ? mediaType + "; boundary=" + BOUNDARY : mediaType);
                    }
                    return new FuzzedCall(operation, by, target, path, sent, body.orElse(null));
                });
    }

    private Arbitrary<String> path(Operation operation) {
        List<Arbitrary<Map.Entry<String, String>>> filled = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            boolean inPath = parameter.path("in").asText().equals("path");
            if (inPath || parameter.path("in").asText().equals("query")) {
                Arbitrary<String> value = Arbitraries.frequencyOf(
                        Tuple.of(inPath ? 12 : 4, plain(parameter.path("schema"), name)),
                        Tuple.of(
                                1,
                                Arbitraries.of(BAD_TEXTS)
                                        .map(text -> text.length() > 2_000 ? text.substring(0, 2_000) : text)));
                filled.add(value.map(text -> Map.entry(inPath ? "{" + name + "}" : name, encoded(text))));
            }
        }
        return Combinators.combine(filled).as(values -> {
            String path = operation.path();
            StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
            for (Map.Entry<String, String> value : values) {
                if (value.getKey().startsWith("{")) {
                    path = path.replace(value.getKey(), value.getValue());
                } else if (value.getValue().hashCode() % 3 != 0) {
                    query.add(value.getKey() + "=" + value.getValue());
                }
            }
            return path + query;
        });
    }

    private Arbitrary<Map<String, String>> headers(Operation operation) {
        List<Arbitrary<Map.Entry<String, String>>> all = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("header")) {
                Arbitrary<String> fits = name.equals("Idempotency-Key")
                        ? Arbitraries.just("@unique@")
                        : plain(parameter.path("schema"), name);
                int rarely = name.equals("Acting-Party") ? 1 : 20;
                all.add(Arbitraries.frequencyOf(
                                Tuple.of(rarely, fits),
                                Tuple.of(1, Arbitraries.of("", "x".repeat(300), "é", "-1", "${7*7}", "a b")),
                                Tuple.of(name.equals("Acting-Party") ? 40 : 1, Arbitraries.just("LEFT OUT")))
                        .map(value -> Map.entry(name, value)));
            }
        }
        all.add(Arbitraries.frequency(
                        Tuple.of(40, "application/json, application/problem+json, */*"),
                        Tuple.of(1, "text/html"),
                        Tuple.of(1, "application/xml"),
                        Tuple.of(1, "nonsense"))
                .map(value -> Map.entry("Accept", value)));
        all.add(Arbitraries.frequency(
                        Tuple.of(60, "LEFT OUT"),
                        Tuple.of(1, "text/plain"),
                        Tuple.of(1, "application/xml"),
                        Tuple.of(1, "application/x-www-form-urlencoded"),
                        Tuple.of(1, "application/json;charset=UTF-16"),
                        Tuple.of(1, "multipart/form-data"),
                        Tuple.of(1, "nonsense"))
                .map(value -> Map.entry("Content-Type", value)));
        return Combinators.combine(all)
                .as(list -> list.stream()
                        .filter(header -> !header.getValue().equals("LEFT OUT"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Arbitrary<Optional<String>> body(Operation operation) {
        if (operation.takes().isEmpty()) {
            return Arbitraries.frequency(Tuple.of(20, Optional.empty()), Tuple.of(1, Optional.of("{\"a\":1}")));
        }
        String mediaType = operation.takes().get();
        if (mediaType.startsWith("multipart")) {
            return multipart().map(Optional::of);
        }
        if (!mediaType.endsWith("json")) {
            return Arbitraries.of("twelve bytes", "", "more than twelve bytes").map(Optional::of);
        }
        return Arbitraries.frequencyOf(
                        Tuple.of(6, json(operation.body(), "", false)),
                        Tuple.of(5, json(operation.body(), "", true)),
                        Tuple.of(1, Arbitraries.of(BAD_BODIES)))
                .map(Optional::of);
    }

    private static Arbitrary<String> multipart() {
        Arbitrary<String> type = Arbitraries.of("PHOTO", "STATEMENT", "OTHER", "NONSENSE", "");
        Arbitrary<String> name = Arbitraries.of(
                "a.txt", "../../a.txt", "a\u0000.txt", "C:\\a.txt", "<b>.html", "x".repeat(300) + ".txt", "灯.txt", "");
        Arbitrary<String> content = Arbitraries.of(
                "A letter, ", "", "<html><script>alert(1)</script>", "%PDF-1.7 broken", "MZ\u0000\u0000");
        Arbitrary<String> extra = Arbitraries.of("", "", "", "status", "submittedBy");
        return Combinators.combine(type, name, content, extra, Arbitraries.integers())
                .as((t, n, c, e, i) -> {
                    StringBuilder body = new StringBuilder();
                    body.append(part("type", "", t))
                            .append(part("description", "", WORDS.get(Math.floorMod(i, WORDS.size()))));
                    if (!e.isEmpty()) {
                        body.append(part(e, "", "BUYER"));
                    }
                    return body.append(part("file", "; filename=\"" + n + "\"", c.isEmpty() ? c : c + i))
                            .append(i % 9 == 0 ? "" : "--" + BOUNDARY + "--\r\n")
                            .toString();
                });
    }

    private static String part(String name, String more, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, more, content);
    }

    /** JSON by a schema; {@code spoiled} JSON is wrong in places. */
    private Arbitrary<String> json(JsonNode reference, String name, boolean spoiled) {
        JsonNode schema = contract.resolve(reference);
        Arbitrary<String> fits = switch (schema.path("type").asText()) {
            case "object" -> object(schema, spoiled);
            case "array" ->
                json(schema.path("items"), name, spoiled)
                        .list()
                        .ofMinSize(spoiled ? 0 : schema.path("minItems").asInt())
                        .ofMaxSize(2)
                        .map(items -> "[" + String.join(",", items) + "]");
            case "integer", "number", "boolean" -> plain(schema, name);
            default -> plain(schema, name).map(FuzzedInputs::quoted);
        };
        return spoiled
                ? Arbitraries.frequencyOf(
                        Tuple.of(12, fits),
                        Tuple.of(1, Arbitraries.of(BAD_JSON)),
                        Tuple.of(1, Arbitraries.of(BAD_TEXTS).map(text -> "\"" + text + "\"")))
                : fits;
    }

    private Arbitrary<String> object(JsonNode schema, boolean spoiled) {
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<Arbitrary<String>> members = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            Arbitrary<String> member =
                    json(property.getValue(), name, spoiled).map(value -> "\"" + name + "\":" + value);
            boolean needed = required.contains(name) && !spoiled;
            members.add(
                    needed ? member : Arbitraries.frequencyOf(Tuple.of(4, member), Tuple.of(1, Arbitraries.just(""))));
        });
        if (spoiled) {
            List<String> extra = new ArrayList<>(EXTRA);
            for (int i = 0; i < 60; i++) {
                extra.add("");
            }
            members.add(Arbitraries.of(extra));
        }
        return Combinators.combine(members)
                .as(all -> all.stream().filter(member -> !member.isEmpty()).collect(Collectors.joining(",", "{", "}")));
    }

    private Arbitrary<String> plain(JsonNode reference, String name) {
        JsonNode schema = contract.resolve(reference);
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add(word.asText()));
            return Arbitraries.of(words);
        }
        if (schema.path("format").asText().equals("date")) {
            return Arbitraries.of("2026-01-01", "2026-12-31", "2024-02-29", "2026-02-30", "+999999999-12-31");
        }
        if (KNOWN.containsKey(name)) {
            return Arbitraries.of(KNOWN.get(name));
        }
        return switch (schema.path("type").asText()) {
            case "integer" ->
                Arbitraries.frequency(
                        Tuple.of(8, "1"),
                        Tuple.of(4, "3"),
                        Tuple.of(1, schema.path("maximum").asText("100")),
                        Tuple.of(1, "2147483647"));
            case "boolean" -> Arbitraries.of("true", "false");
            default ->
                switch (schema.path("format").asText()) {
                    case "date-time" -> Arbitraries.of("@-1@", "@0@", "2026-03-01T00:00:00Z", "9999-12-31T23:59:59Z");
                    case "uuid" -> Arbitraries.of("@evidence@", "00000000-0000-0000-0000-000000000001");
                    default -> Arbitraries.of(WORDS);
                };
        };
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** All but what stands for something else, and is filled in later. */
    private static String encoded(String text) {
        return text.startsWith("@") && text.endsWith("@")
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
