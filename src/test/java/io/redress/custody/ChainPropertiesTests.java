package io.redress.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.Actor;
import io.redress.audit.CaseEventType;
import io.redress.audit.ChainedEvent;
import io.redress.audit.EventChain;
import io.redress.audit.LogRow;
import io.redress.custody.HeadCheck.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** R1: whatever somebody does to one place of a log, it shows, and the first event that is wrong is named. */
class ChainPropertiesTests {

    private static final String CASE = "RC-0000-0001";
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final CaseEventType[] TYPES = CaseEventType.values();

    /** What somebody does to the log; it returns the number of the first event that is wrong afterwards. */
    enum Tampering {
        EDIT_DATA {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                Map<String, Object> data = new HashMap<>(event.data());
                data.put("n", random.nextInt() + 0.5);
                return replace(log, at, copy(event, event.seq(), event.at(), event.type(), event.actor(), data));
            }
        },
        DROP_A_FIELD {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                Map<String, Object> data = new HashMap<>(event.data());
                data.remove("n");
                return replace(log, at, copy(event, event.seq(), event.at(), event.type(), event.actor(), data));
            }
        },
        EDIT_TIME {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                Instant time = event.at().plusNanos(1_000L * (1 + random.nextInt(1_000_000)));
                return replace(log, at, copy(event, event.seq(), time, event.type(), event.actor(), event.data()));
            }
        },
        EDIT_TYPE {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                CaseEventType type = TYPES[(event.type().ordinal() + 1) % TYPES.length];
                return replace(log, at, copy(event, event.seq(), event.at(), type, event.actor(), event.data()));
            }
        },
        EDIT_ACTOR {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                Actor actor = new Actor(event.actor().role(), event.actor().id() + "x", null);
                return replace(log, at, copy(event, event.seq(), event.at(), event.type(), actor, event.data()));
            }
        },
        EDIT_ID {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                return replace(
                        log,
                        at,
                        new ChainedEvent(
                                new UUID(random.nextLong(), random.nextLong()),
                                CASE,
                                event.seq(),
                                event.at(),
                                event.type(),
                                event.actor(),
                                event.data(),
                                event.words(),
                                event.hash()));
            }
        },
        EDIT_HASH {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                return replace(
                        log,
                        at,
                        new ChainedEvent(
                                event.id(),
                                CASE,
                                event.seq(),
                                event.at(),
                                event.type(),
                                event.actor(),
                                event.data(),
                                event.words(),
                                EventChain.sha256(new byte[] {(byte) random.nextInt()})));
            }
        },
        EDIT_WORDS {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent event = log.get(at);
                ChainedEvent other =
                        next(EventChain.START, event.seq(), CaseEventType.MESSAGE_SENT, Map.of("text", "Never said."));
                return replace(
                        log,
                        at,
                        new ChainedEvent(
                                event.id(),
                                CASE,
                                event.seq(),
                                event.at(),
                                event.type(),
                                event.actor(),
                                event.data(),
                                other.words(),
                                event.hash()));
            }
        },
        REMOVE {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                return log.remove(at).seq();
            }
        },
        REMOVE_AND_CLOSE_THE_GAP {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                int seq = log.remove(at).seq();
                renumber(log);
                return seq;
            }
        },
        SWAP {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                int other = random.nextInt(log.size());
                if (other == at) {
                    return REMOVE.apply(log, at, random);
                }
                ChainedEvent one = log.get(at);
                log.set(at, log.get(other));
                log.set(other, one);
                renumber(log);
                return Math.min(at, other) + 1;
            }
        },
        INSERT_WELL_CHAINED {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                String previous = at == 0 ? EventChain.START : log.get(at - 1).hash();
                log.add(at, next(previous, at + 1, CaseEventType.CLOSED, Map.of("n", 1)));
                renumber(log);
                // It fits what is before it; what comes after it no longer does.
                return at + 2;
            }
        },
        APPEND_WELL_CHAINED {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                ChainedEvent last = log.get(log.size() - 1);
                log.add(next(last.hash(), last.seq() + 1, CaseEventType.CLOSED, Map.of("n", 1)));
                return last.seq() + 1;
            }
        },
        DOUBLE {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                log.add(at + 1, log.get(at));
                return at + 1;
            }
        },
        CUT_THE_TAIL {
            @Override
            int apply(List<ChainedEvent> log, int at, Random random) {
                log.subList(at, log.size()).clear();
                return at + 1;
            }
        };

        abstract int apply(List<ChainedEvent> log, int at, Random random);
    }

    @Property(tries = 400)
    @Label("R1: any one change of any log is found, and the first event that is wrong is named")
    void oneChangeIsFound(
            @ForAll @Size(min = 1, max = 25) List<@StringLength(max = 30) String> texts,
            @ForAll Tampering tampering,
            @ForAll @IntRange(max = 24) int place,
            @ForAll Random random) {
        List<ChainedEvent> log = chain(texts, random);
        ChainedEvent end = log.get(log.size() - 1);
        Head head = new Head(end.seq(), end.hash());
        assertThat(findings(log, head)).isEmpty();

        int wrong = tampering.apply(log, place % log.size(), random);

        assertThat(findings(log, head))
                .first()
                .satisfies(finding -> assertThat(finding.seq())
                        .as("%s: %s", tampering, finding)
                        .isEqualTo(wrong));
    }

    @Property(tries = 100)
    @Label("R1: a log that was chained anew, with the case to fit, is found by any anchor of what was changed")
    void rewrittenLogIsFoundByTheAnchor(
            @ForAll @Size(min = 1, max = 25) List<@StringLength(max = 30) String> texts,
            @ForAll @IntRange(max = 24) int place,
            @ForAll @IntRange(max = 24) int anchoredPlace,
            @ForAll Random random) {
        List<ChainedEvent> log = chain(texts, random);
        int at = place % log.size();
        ChainedEvent anchored = log.get(at + anchoredPlace % (log.size() - at));
        List<Anchor> anchors = List.of(new Anchor(AT, CASE, anchored.seq(), anchored.hash()));

        List<ChainedEvent> forged = new ArrayList<>(log.subList(0, at));
        String previous = at == 0 ? EventChain.START : log.get(at - 1).hash();
        for (ChainedEvent event : log.subList(at, log.size())) {
            ChainedEvent anew = next(previous, event.seq(), event.type(), Map.of("n", "forged"));
            forged.add(anew);
            previous = anew.hash();
        }
        List<LogRow> rows = rows(forged);

        assertThat(ChainCheck.of(rows).findings()).isEmpty();
        assertThat(HeadCheck.of(rows, new Head(forged.size(), previous), anchors))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(FindingCode.ANCHOR_DIFFERS);
                    assertThat(finding.seq()).isEqualTo(anchored.seq());
                });
        assertThat(HeadCheck.of(rows, new Head(forged.size(), previous), List.of()))
                .as("without an anchor nobody could tell")
                .isEmpty();
    }

    private static List<Finding> findings(List<ChainedEvent> log, Head head) {
        List<LogRow> rows = rows(log);
        List<Finding> findings = new ArrayList<>(ChainCheck.of(rows).findings());
        findings.addAll(HeadCheck.of(rows, head, List.of()));
        return findings;
    }

    private static List<LogRow> rows(List<ChainedEvent> log) {
        return log.stream().<LogRow>map(LogRow.Readable::new).toList();
    }

    private static List<ChainedEvent> chain(List<String> texts, Random random) {
        List<ChainedEvent> log = new ArrayList<>();
        String previous = EventChain.START;
        for (String text : texts) {
            CaseEventType type = TYPES[random.nextInt(TYPES.length)];
            Map<String, Object> data = new HashMap<>();
            data.put("n", random.nextInt(100));
            type.words().forEach(field -> data.put(field, text));
            ChainedEvent event = next(previous, log.size() + 1, type, data);
            log.add(event);
            previous = event.hash();
        }
        return log;
    }

    private static ChainedEvent next(String previous, int seq, CaseEventType type, Map<String, Object> data) {
        return EventChain.next(
                previous,
                UUID.randomUUID(),
                CASE,
                seq,
                AT.plusSeconds(seq),
                type,
                new Actor("buyer", "B-1", null),
                data);
    }

    private static int replace(List<ChainedEvent> log, int at, ChainedEvent event) {
        log.set(at, event);
        return event.seq();
    }

    private static void renumber(List<ChainedEvent> log) {
        log.replaceAll(
                event -> copy(event, log.indexOf(event) + 1, event.at(), event.type(), event.actor(), event.data()));
    }

    private static ChainedEvent copy(
            ChainedEvent event, int seq, Instant at, CaseEventType type, Actor actor, Map<String, Object> data) {
        return new ChainedEvent(event.id(), CASE, seq, at, type, actor, data, event.words(), event.hash());
    }
}
