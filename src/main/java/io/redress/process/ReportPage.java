package io.redress.process;

import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A report of a command as one page that needs nothing beside it. */
public final class ReportPage {

    private static final SpringTemplateEngine ENGINE = engine();

    private ReportPage() {}

    /** A page by its template under {@code templates/process}. */
    public static String of(String template, Map<String, Object> variables) {
        Context context = new Context();
        context.setVariables(variables);
        return ENGINE.process(template, context);
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(ReportPage.class.getClassLoader());
        templates.setPrefix("templates/process/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
