package io.redress.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.redress.web.ApiProblem;
import io.redress.web.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;

class ContentInspectionTests {

    private final ContentInspection inspection = new ContentInspection();

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("a.jpg", SampleFiles.jpeg(), FileKind.JPEG),
                arguments("a.JPEG", SampleFiles.jpeg(), FileKind.JPEG),
                arguments("a.png", SampleFiles.png(), FileKind.PNG),
                arguments("a.webp", SampleFiles.webp(), FileKind.WEBP),
                arguments("a.heic", SampleFiles.isoMedia("heic"), FileKind.HEIC),
                arguments("a.heic", SampleFiles.isoMedia("mif1"), FileKind.HEIC),
                arguments("a.heif", SampleFiles.isoMedia("heim"), FileKind.HEIC),
                arguments("a.mp4", SampleFiles.isoMedia("isom"), FileKind.MP4),
                arguments("a.mp4", SampleFiles.isoMedia("mp42"), FileKind.MP4),
                arguments("a.m4v", SampleFiles.isoMedia("M4V "), FileKind.MP4),
                arguments("a.mov", SampleFiles.isoMedia("qt  "), FileKind.MOV),
                arguments("a.mov", SampleFiles.isoMedia("mp42"), FileKind.MOV),
                arguments("a.webm", SampleFiles.matroska("webm"), FileKind.WEBM),
                arguments("a.pdf", SampleFiles.pdf(), FileKind.PDF),
                arguments("a.txt", SampleFiles.text(), FileKind.TEXT),
                arguments("chat.txt", SampleFiles.eml(), FileKind.TEXT),
                arguments("a.eml", SampleFiles.eml(), FileKind.EML),
                arguments("a.docx", SampleFiles.docx(), FileKind.DOCX),
                arguments("a.xlsx", SampleFiles.xlsx(), FileKind.XLSX));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatAMediatorCanLookAt(String name, byte[] content, FileKind kind) throws IOException {
        assertThat(inspect(name, null, content)).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void needsNoNameToTellWhatItIs(String name, byte[] content, FileKind kind) throws IOException {
        FileKind unnamed = inspect("blob", "application/octet-stream", content);

        assertThat(FileKind.of(unnamed.mediaType())).contains(kind);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a.gif", SampleFiles.gif()),
                arguments("a.jpg", SampleFiles.gif()),
                arguments("a.exe", SampleFiles.bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00ff\u00ff\0\0")),
                arguments("a.pdf", SampleFiles.bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00ff\u00ff\0\0")),
                arguments("a.bin", SampleFiles.bytes("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0")),
                arguments("a.txt", SampleFiles.bytes("#!/bin/sh\nrm -rf ~\n")),
                arguments("a.html", SampleFiles.bytes("<!DOCTYPE html><html><body>hi</body></html>")),
                arguments("a.txt", SampleFiles.bytes("<html><script>alert(1)</script></html>")),
                arguments("a.txt", SampleFiles.bytes("<script>alert(1)</script>")),
                arguments(
                        "a.svg",
                        SampleFiles.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>")),
                arguments(
                        "a.png",
                        SampleFiles.bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")),
                arguments("a.mkv", SampleFiles.matroska("matroska")),
                arguments("a.webm", SampleFiles.matroska("matroska")),
                arguments("a.m4a", SampleFiles.isoMedia("M4A ")),
                arguments("a.avif", SampleFiles.isoMedia("avif")),
                arguments("a.zip", SampleFiles.zip(Map.of("a.txt", "a"))),
                arguments("a.docx", SampleFiles.zip(Map.of("a.txt", "a"))),
                arguments("a.docx", SampleFiles.docxWithMacros()),
                arguments("a.docx", SampleFiles.bytes("PK\u0003\u0004 and nothing more")),
                arguments(
                        "a.doc",
                        SampleFiles.bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesEveryOtherKindWhateverItsName(String name, byte[] content) {
        assertThatExceptionOfType(MediaTypeNotAllowed.class)
                .isThrownBy(() -> inspect(name, null, content))
                .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(415))
                .withMessageContaining("JPEG, PNG, WebP, HEIC, MP4, MOV, WebM, PDF, plain text, EML, DOCX, XLSX");
    }

    static Stream<Arguments> disguised() {
        return Stream.of(
                arguments("a.pdf", null, SampleFiles.png(), "The name ends in .pdf, but the file is PNG"),
                arguments("a.exe", null, SampleFiles.pdf(), "The name ends in .exe, but the file is PDF"),
                arguments("a.html", null, SampleFiles.text(), "The name ends in .html, but the file is plain text"),
                arguments("a.xlsx", null, SampleFiles.docx(), "The name ends in .xlsx, but the file is DOCX"),
                arguments("a.mp4", null, SampleFiles.matroska("webm"), "The name ends in .mp4, but the file is WebM"),
                arguments("a.png", "application/pdf", SampleFiles.png(), "The file is declared as PDF, but it is PNG"));
    }

    @ParameterizedTest
    @MethodSource("disguised")
    void refusesAFileThatPretendsToBeAnother(String name, @Nullable String declared, byte[] content, String reason) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> inspect(name, declared, content))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("media-type-mismatch"))
                .withMessageStartingWith(reason);
    }

    @Test
    void doesNotMindADeclarationThatSaysNothingOrSaysItInOtherWords() throws IOException {
        for (String declared : new String[] {"application/octet-stream", "image/jpg", "IMAGE/JPEG", "nonsense", ""}) {
            assertThat(inspect("a.jpg", declared, SampleFiles.jpeg())).isEqualTo(FileKind.JPEG);
        }
        assertThat(inspect("a.txt", "text/plain; charset=GB18030", SampleFiles.text()))
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void readsTextInTheEncodingsThatPeopleHave() throws IOException {
        byte[] chinese = "这把椅子坏了。".repeat(20).getBytes("GB18030");
        byte[] notepad = "\ufeffThe chair broke.".getBytes(StandardCharsets.UTF_16LE);

        assertThat(inspect("a.txt", null, chinese)).isEqualTo(FileKind.TEXT);
        assertThat(inspect("a.txt", null, notepad)).isEqualTo(FileKind.TEXT);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> inspect("a.txt", null, new byte[0]))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("empty-file"));
    }

    private FileKind inspect(String name, @Nullable String declared, byte[] content) throws IOException {
        return inspection.inspect(new Upload(name, declared, new ByteArrayResource(content)));
    }
}
