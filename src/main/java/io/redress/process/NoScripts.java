package io.redress.process;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.spi.el.DmnScriptEngineResolver;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No script runs, and no class is made of a name in a model, however the model came in. */
final class NoScripts implements ScriptEngineResolver, DmnScriptEngineResolver, ArtifactFactory {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // The engine offers its own.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refused("any language");
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean kept) {
        throw refused(language);
    }

    @Override
    public ScriptEngine getScriptEngineForLanguage(String language) {
        throw refused(language);
    }

    /** For expressions of tables that are written in another language than FEEL. */
    ElExpression expression(String text) {
        throw refused("juel: " + text);
    }

    private static ProcessEngineException refused(String language) {
        return new ProcessEngineException("No script runs here, and so none in " + language);
    }

    /** Asked for classes that a model names, and for the engine's own tasks that send mail or start a program. */
    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("No class runs by its name here, and so not " + type.getName());
    }
}
