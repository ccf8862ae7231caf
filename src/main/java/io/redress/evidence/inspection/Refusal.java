package io.redress.evidence.inspection;

import org.springframework.http.HttpStatus;

/** Why a file is not taken, and what its owner can do. The codes are part of the API and never change. */
public enum Refusal {
    EMPTY(
            "empty-file",
            422,
            "The file is empty. Perhaps it has not been downloaded to this device yet; open it first."),
    MISMATCH("media-type-mismatch", 422, "The file is not what its name or its declared type says."),
    OTHER_KIND("media-type-not-allowed", 415, "This kind of file is not taken as evidence."),
    EXECUTABLE(
            "executable-file",
            415,
            "Programs are not taken as evidence. Hand in a picture, a video or a PDF of what it shows."),
    SCRIPT(
            "script-file",
            415,
            "Scripts are not taken as evidence. Hand in a picture or a PDF of it, or its text with a name in .txt."),
    MARKUP(
            "markup-file",
            415,
            "Web pages and drawings in HTML, XML or SVG can run scripts. Print it to PDF, or hand in a picture of it."),
    ARCHIVE("archive-not-allowed", 415, "Archives are not taken. Unpack it, and hand in each file by itself."),
    ENCRYPTED(
            "encrypted-file",
            422,
            "The file is protected by a password or by encryption, so nobody can look into it. Save it without"
                    + " protection, or print it to PDF."),
    ARCHIVE_BOMB(
            "archive-bomb",
            422,
            "The file unpacks to far more than a document holds. Save it anew with the program it comes from, or print"
                    + " it to PDF."),
    TOO_MANY_PIXELS(
            "too-many-pixels",
            422,
            "The picture has more pixels than can be shown. Save it with a smaller width and height."),
    POLYGLOT(
            "polyglot-file",
            422,
            "The file can be read as two kinds of file at once. Open it, and save or export it anew."),
    PDF_SCRIPT("pdf-with-script", 422, "The PDF contains scripts. Print it to a new PDF and hand in that."),
    PDF_ACTION(
            "pdf-with-launch-action",
            422,
            "The PDF can start programs, open other files or send data away. Print it to a new PDF and hand in that."),
    PDF_EMBEDDED_FILE(
            "pdf-with-embedded-file",
            422,
            "The PDF carries other files. Print it to a new PDF, and hand in the files in it by themselves."),
    MACROS(
            "office-with-macros",
            422,
            "The document contains macros or controls. Save it as .docx or .xlsx without them, or print it to PDF."),
    EXTERNAL_CONTENT(
            "office-with-external-content",
            422,
            "The document loads a template, an object or a picture from elsewhere. Embed or remove it, or print it to"
                    + " PDF."),
    EMBEDDED_OBJECT(
            "office-with-embedded-object",
            422,
            "The document carries an embedded object that cannot be looked into. Print it to PDF, and hand in the"
                    + " object by itself."),
    DANGEROUS_ATTACHMENT(
            "dangerous-attachment",
            422,
            "Something in it is not taken as evidence. Hand in the message as a PDF, and the files by themselves."),
    DAMAGED("damaged-file", 422, "The file is damaged or not complete. Send it again, or save it anew first."),
    TOO_COMPLEX(
            "file-too-complex",
            422,
            "It takes too long to look through this file. Print it to PDF, or hand it in in parts.");

    private final String code;
    private final HttpStatus status;
    private final String advice;

    Refusal(String code, int status, String advice) {
        this.code = code;
        this.status = HttpStatus.valueOf(status);
        this.advice = advice;
    }

    public String code() {
        return code;
    }

    HttpStatus status() {
        return status;
    }

    /** What is wrong, and what to do. */
    String advice() {
        return advice;
    }
}
