package io.redress.evidence;

import io.redress.evidence.inspection.Upload;
import io.redress.policy.EvidenceType;
import io.redress.web.ApiProblem;
import io.redress.web.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The files of a request and what is said about each. A field that comes once is said of all of them; one that comes as
 * often as {@code file} is said of each in its turn.
 */
final class EvidenceForm {

    /** The fields, for the description of the API. */
    record Fields(
            @Schema(type = "string", format = "binary") String file,
            EvidenceType type,

            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "What it shows")
            String description,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "The own piece that this one replaces")
            UUID supersedes) {}

    private final List<MultipartFile> files;
    private final List<NewEvidence> said;

    private EvidenceForm(List<MultipartFile> files, List<NewEvidence> said) {
        this.files = files;
        this.said = said;
    }

    /**
     * Reads the whole request.
     *
     * @throws InvalidInput if there is no file, or a field comes neither once nor for each
     */
    static EvidenceForm read(MultipartHttpServletRequest request) throws MissingServletRequestParameterException {
        List<MultipartFile> files = request.getFiles("file");
        if (values(request, "type").isEmpty()) {
            throw new MissingServletRequestParameterException("type", EvidenceType.class.getSimpleName());
        }
        List<EvidenceType> types = read(request, "type", EvidenceType::valueOf);
        List<UUID> replaced = read(request, "supersedes", UUID::fromString);
        List<String> descriptions = values(request, "description");
        if (files.isEmpty()) {
            throw new InvalidInput("missing-file", "file", "Send the file as the part named file, with a file name.");
        }
        if (replaced.size() == 1 && files.size() > 1) {
            throw unmatched("supersedes");
        }
        return new EvidenceForm(
                files,
                IntStream.range(0, files.size())
                        .mapToObj(index -> new NewEvidence(
                                required(one(types, "type", index, files.size())),
                                orEmpty(one(descriptions, "description", index, files.size())),
                                one(replaced, "supersedes", index, files.size())))
                        .toList());
    }

    /** Each as the client sent it; they can be read as long as the request lasts. */
    List<Upload> uploads() {
        return files.stream()
                .map(file -> new Upload(file.getOriginalFilename(), file.getContentType(), file))
                .toList();
    }

    /** What is said about each of the files, once they have been received. */
    List<Piece> with(List<ReceivedFile> received) {
        return IntStream.range(0, said.size())
                .mapToObj(index -> new Piece(said.get(index), received.get(index)))
                .toList();
    }

    private static <T> @Nullable T one(List<T> values, String field, int index, int files) {
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() != 1 && values.size() != files) {
            throw unmatched(field);
        }
        return values.get(values.size() == 1 ? 0 : index);
    }

    private static EvidenceType required(@Nullable EvidenceType type) {
        if (type == null) {
            throw new InvalidParameter("type");
        }
        return type;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<@Nullable T> read(HttpServletRequest request, String field, Function<String, T> reader) {
        List<@Nullable T> read = new ArrayList<>();
        for (String value : values(request, field)) {
            try {
                read.add(value.isBlank() ? null : reader.apply(value.strip()));
            } catch (IllegalArgumentException unreadable) {
                throw new InvalidParameter(field);
            }
        }
        return read;
    }

    private static List<String> values(HttpServletRequest request, String field) {
        String[] values = request.getParameterValues(field);
        return values == null ? List.of() : List.of(values);
    }

    private static InvalidInput unmatched(String field) {
        return new InvalidInput(
                "fields-do-not-match",
                field,
                "Send %s once for each file, in the order of the files%s."
                        .formatted(
                                field,
                                field.equals("supersedes") ? ", empty where it replaces none" : ", or once for all"));
    }

    private static final class InvalidParameter extends ApiProblem {

        InvalidParameter(String field) {
            super(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "The value of the parameter %s cannot be read.".formatted(field),
                    Map.of("field", field));
        }
    }
}
