package io.redress.process.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.process.guard.ModelFile;
import java.util.Collections;
import java.util.List;

/** What files are known by inside. */
final class Keys {

    private static final byte[] NO_DIAGRAM = ("<definitions xmlns=\"" + BpmnModel.BPMN + "\"/>").getBytes(UTF_8);
    private static final byte[] NO_TABLE =
            "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>".getBytes(UTF_8);

    private Keys() {}

    /** Whether two files hold a process, decision or form of the same id. */
    static boolean shared(ModelFile one, ModelFile other) {
        return !Collections.disjoint(of(one), of(other));
    }

    /** A file of that name with nothing in it. */
    static ModelFile nothing(ModelFile file) {
        if (file.name().endsWith(".bpmn")) {
            return new ModelFile(file.name(), NO_DIAGRAM);
        }
        return new ModelFile(file.name(), file.name().endsWith(".dmn") ? NO_TABLE : new byte[0]);
    }

    private static List<String> of(ModelFile file) {
        if (file.name().endsWith(".bpmn")) {
            return BpmnModel.of(file).processes();
        }
        if (file.name().endsWith(".dmn")) {
            return DmnModel.of(file).tables().stream().map(DmnModel.Table::key).toList();
        }
        return List.of(FormDiff.id(file));
    }
}
