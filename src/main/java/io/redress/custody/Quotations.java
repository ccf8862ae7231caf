package io.redress.custody;

import static java.util.Comparator.comparingInt;

import io.redress.audit.Erased;
import io.redress.cases.Wording;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a party has said and how it is called, to be found where the platform repeats it: in a statement of reasons that
 * quotes it, say. Short words count only between quotation marks, or every text with a “no” in it would be one.
 */
final class Quotations {

    private static final int LONG = 20;

    private final List<String> said;
    private final List<String> names;

    private Quotations(List<String> said, List<String> names) {
        this.said = said;
        this.names = names;
    }

    /** @param names of people and firms, and addresses; found as they are written, as whole words */
    static Quotations of(Collection<String> said, Collection<String> names) {
        return new Quotations(
                said.stream()
                        .map(String::strip)
                        // As the platform repeats it, and as it was written.
                        .flatMap(text -> Stream.of(text, Wording.oneLine(text)))
                        .filter(text -> !text.isEmpty() && !text.equals(Erased.MARK))
                        .distinct()
                        .sorted(comparingInt(String::length).reversed())
                        .toList(),
                names.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !name.equals(Erased.MARK))
                        .distinct()
                        .sorted(comparingInt(String::length).reversed())
                        .toList());
    }

    List<String> names() {
        return names;
    }

    List<String> said() {
        return said;
    }

    boolean isIn(String text) {
        return !removedFrom(text).equals(text);
    }

    /** The text with {@link Erased#MARK} in the place of everything that is the party's. */
    String removedFrom(String text) {
        String left = text;
        for (String words : said) {
            left = words.length() >= LONG
                    ? left.replace(words, Erased.MARK)
                    : left.replace("“" + words + "”", "“" + Erased.MARK + "”");
        }
        for (String name : names) {
            left = left.replaceAll(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                    Matcher.quoteReplacement(Erased.MARK));
        }
        return left;
    }
}
