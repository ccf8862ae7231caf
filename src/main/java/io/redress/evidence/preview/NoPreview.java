package io.redress.evidence.preview;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 404: there is no picture of this file; its content can still be read. */
public final class NoPreview extends ApiProblem {

    private NoPreview(String detail) {
        super(HttpStatus.NOT_FOUND, "no-preview", detail, Map.of());
    }

    static NoPreview of(String mediaType) {
        return new NoPreview("There are no previews of files of type %s. Read the content.".formatted(mediaType));
    }

    static NoPreview unreadable() {
        return new NoPreview("No picture can be made of this file: it is not as its type demands. Read the content.");
    }

    static NoPreview tooLarge(long pixels) {
        return new NoPreview("No preview is made of a picture of %,d pixels. Read the content.".formatted(pixels));
    }

    static NoPreview unpacksToTooMuch() {
        return new NoPreview("No picture is made of this file: it unpacks to too much. Read the content.");
    }

    static NoPreview tooSlow() {
        return new NoPreview("Making a picture of this file takes too long. Read the content.");
    }
}
