package io.redress.process.guard;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions a diagram may contain. They are read by the engine's own parser, and what is not known to be harmless
 * is refused: a method call, the property of an object, an element of a list, a function, arithmetic.
 */
final class Expressions {

    /** The object by whose methods timers ask for their dates. */
    private static final String TERMS = "deadlines";

    private static final Pattern DELEGATE = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern TERM =
            Pattern.compile("[$#]\\{\\s*" + TERMS + "\\.(?:due|reminder)\\(\\s*execution\\s*,\\s*'(\\w+)'\\s*\\)\\s*}");
    private static final Pattern BUSINESS_KEY = Pattern.compile("[$#]\\{execution\\.processBusinessKey}");

    /** Names that stand for objects of the engine. */
    private static final Set<String> OF_THE_ENGINE =
            Set.of("execution", "task", "caseExecution", "externalTask", "authenticatedUserId", TERMS);

    private static final Set<AstBinary.Operator> COMPARISONS = Set.of(
            AstBinary.EQ,
            AstBinary.NE,
            AstBinary.LT,
            AstBinary.LE,
            AstBinary.GT,
            AstBinary.GE,
            AstBinary.AND,
            AstBinary.OR);

    private static final Set<AstUnary.Operator> NEGATIONS = Set.of(AstUnary.NOT, AstUnary.EMPTY, AstUnary.NEG);

    private final Builder parser = new Builder(Feature.METHOD_INVOCATIONS);
    private final Known known;

    Expressions(Known known) {
        this.known = known;
    }

    /** Whether the engine would evaluate something in this text. */
    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What is wrong with the delegate of a task; null if nothing is. */
    @Nullable
    String delegate(String text) {
        Matcher delegate = DELEGATE.matcher(text);
        if (delegate.matches() && known.delegates().contains(delegate.group(1))) {
            return null;
        }
        return quoted(text)
                + " is no delegate. Write ${name}, with the name of a delegate that the program registers, such as "
                + "${" + known.delegates().stream().sorted().findFirst().orElse("name") + "}.";
    }

    /** What is wrong with a condition: variables and literals are compared and joined, and no more. */
    @Nullable
    String condition(String text) {
        if (!isIn(text)) {
            return quoted(text) + " is no condition. Write ${variable} or ${variable == 'VALUE'}.";
        }
        return judged(
                text,
                root -> root instanceof AstEval && isComparison(root.getChild(0)),
                "A condition compares variables with values, such as ${awarded} or ${negotiation == 'AGREED'}, and does no"
                        + " more: let a delegate work it out and set a variable.");
    }

    /** What is wrong with the date of a timer. */
    @Nullable
    String term(String text) {
        Matcher term = TERM.matcher(text);
        if (!term.matches()) {
            return plain(text) == null
                    ? null
                    : quoted(text) + " is no term. Write ${deadlines.due(execution,'…')} or"
                            + " ${deadlines.reminder(execution,'…')}, or a plain variable.";
        }
        return known.terms().contains(term.group(1))
                ? null
                : "There is no term " + quoted(term.group(1)) + " in the deadlines table.";
    }

    /** What is wrong with what a called process gets as its business key. */
    @Nullable
    String businessKey(String text) {
        return BUSINESS_KEY.matcher(text).matches()
                ? null
                : quoted(text) + " is not the case number. Write #{execution.processBusinessKey}.";
    }

    /** What is wrong with any other text: it may contain plain variables. */
    @Nullable
    String plain(String text) {
        return judged(
                text,
                root -> isPlain(root),
                "Only a plain variable may stand here, such as ${mediatorGroups}: no call, no property, no calculation. Let"
                        + " a delegate set the variable.");
    }

    private @Nullable String judged(String text, Predicate<Node> allowed, String otherwise) {
        if (!isIn(text)) {
            return null;
        }
        try {
            return allowed.test(parser.build(text).getRoot()) ? null : quoted(text) + " is not allowed. " + otherwise;
        } catch (TreeBuilderException unreadable) {
            return quoted(text) + " cannot be read as an expression. " + otherwise;
        }
    }

    private boolean isPlain(Node root) {
        if (root instanceof AstText) {
            return true;
        }
        if (root instanceof AstEval) {
            return isVariable(root.getChild(0));
        }
        return root instanceof AstComposite && all(root, this::isPlain);
    }

    private boolean isComparison(Node node) {
        if (node instanceof AstLiteral) {
            return true;
        }
        if (node instanceof AstNested) {
            return isComparison(node.getChild(0));
        }
        if (node instanceof AstUnary unary) {
            return NEGATIONS.contains(unary.getOperator()) && all(node, this::isComparison);
        }
        if (node instanceof AstBinary binary) {
            return COMPARISONS.contains(binary.getOperator()) && all(node, this::isComparison);
        }
        return isVariable(node);
    }

    private boolean isVariable(Node node) {
        return node instanceof AstIdentifier variable
                && !OF_THE_ENGINE.contains(variable.getName())
                && !known.delegates().contains(variable.getName());
    }

    private static boolean all(Node node, Predicate<Node> allowed) {
        for (int index = 0; index < node.getCardinality(); index++) {
            if (!allowed.test(node.getChild(index))) {
                return false;
            }
        }
        return true;
    }

    static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "\"" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "\"";
    }
}
