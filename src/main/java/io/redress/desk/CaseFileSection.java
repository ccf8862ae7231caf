package io.redress.desk;

import java.util.Optional;

/**
 * A part of the case file that is made elsewhere. A bean of this type is found by itself, and its part then stands between
 * those of the case file, with an entry in the navigation; nothing here has to be changed for it.
 *
 * <p>The template is a file below {@code templates/} with one fragment named {@code section}. It begins with the section
 * itself, and finds what {@link #model} gave as {@code part}, the case as {@code file} (a {@link CaseFile}) and the ways
 * to write money and times as {@code words}:
 *
 * <pre>{@code
 * <section th:fragment="section" th:id="${section.id}" class="part">
 *   <h2 th:text="${section.title}">Similar cases</h2>
 *   <p th:text="${part.summary}">Three of four were refunded.</p>
 * </section>
 * }</pre>
 *
 * <p>Texts that people wrote are placed by {@code th:text} only; a test refuses {@code th:utext}. Forms name their address
 * by {@code th:action}, which adds the token against forged requests. Scripts and styles are files below {@code
 * desk/assets}; within a page the browser refuses them.
 */
public interface CaseFileSection {

    /** Names the section in addresses: lower case letters and hyphens, such as {@code precedents}. */
    String id();

    /** Its heading, and its entry in the navigation: one or two words. */
    String title();

    /** The template below {@code templates/}, such as {@code desk/precedents}. */
    String template();

    /**
     * Where it stands: before every part with a greater number. The parts of the case file itself have the numbers of
     * {@link CaseFilePart}.
     */
    int order();

    /**
     * What the template needs, in a fixed number of queries; empty leaves the section out, for this case and this reader.
     */
    Optional<Object> model(CaseFile file);
}
