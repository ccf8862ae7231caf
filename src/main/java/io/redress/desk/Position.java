package io.redress.desk;

import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import io.redress.cases.CaseView.AppealView;
import io.redress.cases.CaseView.OfferView;
import io.redress.cases.Wording;
import io.redress.evidence.Submitter;
import io.redress.security.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side says, all of it in one place.
 *
 * @param name of the party, as the marketplace knows it
 * @param statements what it handed in as statements, shown where it stands
 */
public record Position(Side side, String id, String name, List<Saying> sayings, List<Piece> statements) {

    /**
     * Words of the side.
     *
     * @param about on what occasion it said so
     */
    public record Saying(String about, @Nullable Instant at, String text) {}

    public String title() {
        return Words.capital(side.label());
    }

    static List<Position> of(CaseFile file, List<Gallery> galleries) {
        return List.of(of(Side.BUYER, file, galleries), of(Side.SELLER, file, galleries));
    }

    private static Position of(Side side, CaseFile file, List<Gallery> galleries) {
        boolean buyer = side == Side.BUYER;
        return new Position(
                side,
                file.subject().party(side).id(),
                (buyer ? file.order().buyer() : file.order().seller()).name(),
                sayings(side, file),
                galleries.stream()
                        .filter(gallery -> gallery.by() == (buyer ? Submitter.BUYER : Submitter.SELLER))
                        .flatMap(gallery -> gallery.statements().stream())
                        .toList());
    }

    private static List<Saying> sayings(Side side, CaseFile file) {
        List<Saying> sayings = new ArrayList<>();
        if (side == Side.BUYER) {
            sayings.add(new Saying(
                    "The request",
                    file.subject().createdAt(),
                    file.subject().claim().description()));
        }
        // The other side's offers are what this side refuses.
        file.offers().stream()
                .filter(offer -> offer.by().equals(side.other().name()) && offer.reason() != null)
                .filter(offer -> offer.status().equals("REJECTED") && offer.endedAt() != null)
                .forEach(offer -> sayings.add(
                        new Saying("Refused: " + Wording.of(offer.remedy()), offer.endedAt(), offer.reason())));
        // The request is the first offer, and says the same.
        file.offers().stream()
                .skip(1)
                .filter(offer -> offer.by().equals(side.name()))
                .filter(Position::hasMessage)
                .forEach(offer -> sayings.add(
                        new Saying("Offered: " + Wording.of(offer.remedy()), offer.madeAt(), offer.message())));
        file.appeals().forEach(appeal -> {
            if (appeal.by() == side) {
                sayings.add(
                        new Saying("Appeal: " + Words.plain(appeal.ground()), appeal.filedAt(), appeal.explanation()));
            } else if (appeal.answer() != null) {
                sayings.add(new Saying("Answer to the appeal", answeredAt(appeal, file), appeal.answer()));
            }
        });
        return sayings;
    }

    private static @Nullable Instant answeredAt(AppealView appeal, CaseFile file) {
        return file.events().stream()
                .filter(event -> event.type() == CaseEventType.APPEAL_ANSWERED)
                .filter(event -> appeal.id().toString().equals(event.data().get("appealId")))
                .map(CaseEvent::at)
                .findFirst()
                .orElse(null);
    }

    private static boolean hasMessage(OfferView offer) {
        return offer.message() != null && !offer.message().isBlank();
    }
}
