package io.redress.process;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see, whoever wrote them and wherever the engine finds them: the delegates, the dates of terms, the
 * variables of the process and its business key. There is no other bean, no property and method of anything else, and no
 * function. So an expression that the guard has overlooked, or that was let in before there was one, runs into nothing.
 */
final class PlainExpressions extends JuelExpressionManager {

    private static final String TERMS = "deadlines";
    private static final Set<String> DATES = Set.of("due", "reminder");
    private static final String CASE_NUMBER = "processBusinessKey";

    private final Function<String, Object> beans;

    /** @param beans a bean by its name, asked late, since the engine is built before them */
    PlainExpressions(Function<String, Object> beans) {
        this.beans = beans;
    }

    /** The engine offers the person that is signed in, and the time of day: nothing here needs them. */
    @Override
    public void addFunction(String name, Method function) {
        // There is none.
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        // First, so that no variable takes the place of a delegate.
        resolver.add(new Named());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new Objects());
        return resolver;
    }

    /** Delegates and terms, by name. */
    private final class Named extends ReadOnly {
        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null && (TERMS.equals(property) || Delegates.NAMES.contains(property))) {
                context.setPropertyResolved(true);
                return beans.apply((String) property);
            }
            return null;
        }
    }

    /** What may be asked of an object: of a token its case number, of the terms their dates. */
    private static final class Objects extends ReadOnly {

        private final BeanELResolver methods = new BeanELResolver();

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null) {
                return null;
            }
            if (base instanceof DelegateExecution token && CASE_NUMBER.equals(property)) {
                context.setPropertyResolved(true);
                return token.getProcessBusinessKey();
            }
            throw refused(property);
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            if (base instanceof Deadlines && DATES.contains(method)) {
                return methods.invoke(context, base, method, types, arguments);
            }
            throw refused(method);
        }

        private static ELException refused(Object what) {
            return new ELException("Expressions here see plain variables, and not " + what + " of one");
        }
    }

    private abstract static class ReadOnly extends ELResolver {
        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
            // Left to the variables.
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return null;
        }
    }
}
