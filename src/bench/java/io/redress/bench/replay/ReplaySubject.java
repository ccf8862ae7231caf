package io.redress.bench.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.bench.path.Subject;
import java.io.File;
import java.io.IOException;
import java.util.Map;

/** A process that replays. */
public final class ReplaySubject {

    private ReplaySubject() {}

    /** @param arguments the address of Redress' database, and two cases as {@link Recorder} has written them */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Captured one = json.readValue(new File(arguments[1]), Captured.class);
        Captured other = json.readValue(new File(arguments[2]), Captured.class);
        Subject.serve(Map.of("replay", new ReplayPath(arguments[0], new Template(one, other))));
    }
}
