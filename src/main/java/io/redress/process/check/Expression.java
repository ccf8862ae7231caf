package io.redress.process.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.SimpleResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/** An expression of a diagram. The guard lets through only variables and their comparison. */
final class Expression {

    private static final ExpressionFactoryImpl FACTORY = new ExpressionFactoryImpl();
    private static final Pattern EVALUATED = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXTS = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAMES = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Set<String> NOT_VARIABLES = Set.of(
            "and",
            "or",
            "not",
            "empty",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "div",
            "mod",
            "true",
            "false",
            "null",
            "instanceof",
            "execution",
            "task",
            "deadlines");

    private Expression() {}

    /** The variables that it looks at. */
    static Set<String> variables(@Nullable String text) {
        Set<String> variables = new TreeSet<>();
        if (text != null) {
            Matcher evaluated = EVALUATED.matcher(text);
            while (evaluated.find()) {
                NAMES.matcher(TEXTS.matcher(evaluated.group(1)).replaceAll("''"))
                        .results()
                        .map(name -> name.group())
                        .filter(name -> !NOT_VARIABLES.contains(name))
                        .forEach(variables::add);
            }
        }
        return variables;
    }

    /** What a condition says when its variables have these values; false if it does not say anything of them. */
    static boolean holds(String condition, Map<String, Object> values) {
        SimpleContext context = new SimpleContext(new SimpleResolver());
        values.forEach(
                (name, value) -> context.setVariable(name, FACTORY.createValueExpression(value, value.getClass())));
        try {
            Object said = FACTORY.createValueExpression(context, condition, Object.class)
                    .getValue(context);
            return Boolean.TRUE.equals(said);
        } catch (ELException notOfThese) {
            return false;
        }
    }
}
