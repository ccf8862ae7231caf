package io.redress.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; one that works on an installation takes it in its constructor. */
final class CommandFactory implements IFactory {

    private final Installation installation;

    CommandFactory(Installation installation) {
        this.installation = installation;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Installation.class) {
                return type.cast(constructor.newInstance(installation));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
