package io.redress.process.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * When a field is shown, in words: a form says in FEEL when it is hidden, as comparisons of other fields with a word or with nothing,
 * joined by <i>and</i>, <i>or</i> and <i>not</i>.
 */
final class ShownIf {

    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|!=|=|\\(|\\)|[\\w.]+");

    private final UnaryOperator<String> fields;
    private final BinaryOperator<String> answers;
    private final List<String> tokens;
    private int at;

    private ShownIf(UnaryOperator<String> fields, BinaryOperator<String> answers, List<String> tokens) {
        this.fields = fields;
        this.answers = answers;
        this.tokens = tokens;
    }

    /**
     * Says it.
     *
     * @param fields the label of a field by its key
     * @param answers the label of what can be chosen, by the key of the field and the word
     */
    static String inWords(String hidden, UnaryOperator<String> fields, BinaryOperator<String> answers) {
        String expression = hidden.strip().replaceFirst("^=", "");
        if (expression.isEmpty()) {
            return "";
        }
        try {
            ShownIf parser = new ShownIf(
                    fields,
                    answers,
                    TOKEN.matcher(expression).results().map(MatchResult::group).toList());
            return "if " + parser.either(true);
        } catch (IllegalArgumentException | IndexOutOfBoundsException other) {
            return "unless `" + expression + "`";
        }
    }

    /** @param negated whether the opposite is to be said */
    private String either(boolean negated) {
        List<String> parts = new ArrayList<>(List.of(both(negated)));
        while (next("or")) {
            parts.add(both(negated));
        }
        return join(parts, negated ? " and " : " or ");
    }

    private String both(boolean negated) {
        List<String> parts = new ArrayList<>(List.of(one(negated)));
        while (next("and")) {
            parts.add(one(negated));
        }
        return join(parts, negated ? " or " : " and ");
    }

    private String one(boolean negated) {
        boolean turned = next("not");
        if (next("(")) {
            String inside = either(negated != turned);
            if (!next(")")) {
                throw new IllegalArgumentException();
            }
            return inside;
        }
        String field = tokens.get(at++);
        boolean equal = next("=");
        if (!equal && !next("!=")) {
            throw new IllegalArgumentException();
        }
        String value = tokens.get(at++);
        boolean is = equal != (negated != turned);
        if (value.equals("null")) {
            return "*" + fields.apply(field) + "* is " + (is ? "open" : "answered");
        }
        return "*" + fields.apply(field) + "* is " + (is ? "" : "not ") + "*"
                + answers.apply(field, value.replace("\"", "")) + "*";
    }

    private static String join(List<String> parts, String word) {
        List<String> shorter = new ArrayList<>();
        String before = "";
        for (String part : parts) {
            int end = part.indexOf("* is ") + "* is ".length();
            String subject = part.contains(" or ") || part.contains(" and ") ? "" : part.substring(0, end);
            shorter.add(!subject.isEmpty() && subject.equals(before) ? part.substring(end) : part);
            before = subject;
        }
        boolean nested = word.equals(" and ") && parts.stream().anyMatch(part -> part.contains(" or "));
        return String.join(nested ? ", and " : word, shorter);
    }

    private boolean next(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }
}
