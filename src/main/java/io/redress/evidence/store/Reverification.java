package io.redress.evidence.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;

/** Reads what lies in the store, a part each night, so that a flipped byte is found before somebody needs it (R1). */
class Reverification {

    private final ObjectRegister register;
    private final ObjectStore objects;
    private final EvidenceAlarms alarms;
    private final int nights;
    private final Counter verified;

    /** @param nights in how many everything is read once */
    Reverification(
            ObjectRegister register, ObjectStore objects, EvidenceAlarms alarms, int nights, MeterRegistry meters) {
        this.register = register;
        this.objects = objects;
        this.alarms = alarms;
        this.nights = nights;
        this.verified = Counter.builder("redress.evidence.verified")
                .description("Contents of the store that were read whole and compared with their hash")
                .register(meters);
    }

    /** Reads the part of one night, and again everything that an alarm is open for. */
    void run() {
        for (String sha256 : register.toVerify(nights)) {
            verify(sha256);
            register.checked(sha256);
            verified.increment();
        }
    }

    private void verify(String sha256) {
        try (InputStream whole = objects.open(sha256)) {
            alarms.end(sha256);
        } catch (ContentUnavailable unavailable) {
            alarms.raise(sha256, unavailable, EvidenceAlarms.FoundBy.NIGHT);
        } catch (IOException failure) {
            alarms.raise(sha256, ContentUnavailable.unreachable(failure), EvidenceAlarms.FoundBy.NIGHT);
        }
    }
}
