package io.redress.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has a new name in Operaton, as rules by which the text of a file of ours is rewritten. */
final class OperatonRules {

    private static final String JAVA = "src/(main|test|bench)/java/.*\\.java";
    private static final String SETTINGS = "src/(main|test)/resources/application.*\\.yaml";

    private static final String MAIN_SETTINGS = "src/main/resources/application\\.yaml";

    private static final List<Rule> RULES = List.of(
            new Rule("coordinates", "pom\\.xml", "<groupId>org\\.camunda\\b", "<groupId>org.operaton"),
            new Rule("artifacts", "pom\\.xml", "<artifactId>camunda-", "<artifactId>operaton-"),
            new Rule(
                    "version",
                    "pom\\.xml",
                    "(<camunda\\.version>)[^<]*",
                    "$1" + Matcher.quoteReplacement(MoveToOperaton.VERSION)),
            // Camunda has the expression language's classes in a package of its own, Operaton takes the standard ones.
            new Rule("expression classes", JAVA, "org\\.camunda\\.bpm\\.impl\\.juel\\.jakarta\\.el\\b", "jakarta.el"),
            // The FEEL engine is Camunda's own, with either engine.
            new Rule("packages", JAVA, "\\borg([./])camunda(?=[./])(?![./]feel\\b)", "org$1operaton"),
            new Rule("statements", "src/main/resources/db/.*\\.xml", "\\borg\\.camunda(?=\\.)", "org.operaton"),
            new Rule(
                    "package of extensions",
                    JAVA,
                    "\\bmodel\\.bpmn\\.instance\\.camunda\\b",
                    "model.bpmn.instance.operaton"),
            new Rule("types of extensions", JAVA, "\\bCamunda(?=[A-Z])", "Operaton"),
            new Rule("getters and setters", JAVA, "\\b(get|set|is|add|remove)Camunda(?=[A-Z])", "$1Operaton"),
            new Rule("builders", JAVA, "\\.camunda(?=[A-Z]\\w*\\()", ".operaton"),
            new Rule("names of artifacts", JAVA, "(org\\.operaton\\.[\\w.]+:)camunda-", "$1operaton-"),
            new Rule("names of settings", JAVA, "(?<!org\\.)\\bcamunda\\.bpm\\.(?=[a-z])", "operaton.bpm."),
            // Addresses and the group of administrators stay: bookmarks and memberships go on as they are.
            new Rule("addresses", MAIN_SETTINGS, "(?m)^    webapp:\\R", "$0      application-path: /camunda\n"),
            new Rule(
                    "administrators",
                    MAIN_SETTINGS,
                    "(?m)^    generic-properties:\\R      properties:\\R",
                    "$0        admin-groups: camunda-admin\n"),
            new Rule("settings", SETTINGS, "(?m)^camunda:", "operaton:"),
            new Rule("names of loggers", SETTINGS, "\\borg\\.camunda\\b", "org.operaton"));

    private OperatonRules() {}

    /** The text that stands in the copy, and how often which rule applied. */
    static Rewritten rewrite(String path, String text) {
        Map<String, Integer> applied = new TreeMap<>();
        for (Rule rule : RULES) {
            if (path.matches(rule.files())) {
                Matcher matcher = Pattern.compile(rule.pattern()).matcher(text);
                int found = (int) matcher.results().count();
                if (found > 0) {
                    applied.put(rule.name(), found);
                    text = matcher.replaceAll(rule.replacement());
                }
            }
        }
        return new Rewritten(text, applied);
    }

    /** Where a file lies in the copy: the web applications look for what stands before theirs in another folder. */
    static String place(String path) {
        return path.replace("META-INF/resources/webjars/camunda/", "META-INF/resources/webjars/operaton/");
    }

    /** The types of the engine that a source names, imported or in full. */
    static List<String> types(String source) {
        List<String> types = new ArrayList<>();
        Matcher matcher = Pattern.compile(
                        "\\b(?:org\\.(?:camunda|operaton)|jakarta\\.el)(?:\\.[a-z_0-9]+)*\\.[A-Z]\\w*")
                .matcher(source);
        while (matcher.find()) {
            types.add(matcher.group());
        }
        return types;
    }

    record Rewritten(String text, Map<String, Integer> applied) {}

    /**
     * @param files which files of the project, as a regular expression for the whole path
     * @param pattern what is replaced in them, wherever it stands
     */
    private record Rule(String name, String files, String pattern, String replacement) {}
}
