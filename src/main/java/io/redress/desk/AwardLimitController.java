package io.redress.desk;

import io.redress.cases.CaseAccess;
import io.redress.cases.ReturnCase;
import io.redress.cases.Wording;
import io.redress.evidence.EvidenceFile;
import io.redress.mediation.AwardCheck;
import io.redress.mediation.AwardRoom;
import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.security.Caller;
import io.redress.web.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import org.joda.money.Money;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tells the form of a decision, which has it from no variable of the process, what can be awarded at most (M3). */
@Controller
@Hidden
@RequestMapping(Pages.DESK + "/cases/{number}/award-limit")
class AwardLimitController {

    /**
     * The most that can be awarded.
     *
     * @param words how it is made up, in a sentence
     */
    record AwardLimitView(Money most, Money paid, String words) {}

    private final CaseAccess access;
    private final Orders orders;
    private final EvidenceFile evidence;
    private final AwardCheck awards;

    AwardLimitController(CaseAccess access, Orders orders, EvidenceFile evidence, AwardCheck awards) {
        this.access = access;
        this.orders = orders;
        this.evidence = evidence;
        this.awards = awards;
    }

    @GetMapping
    ResponseEntity<AwardLimitView> read(@PathVariable String number, Caller reader) {
        ReturnCase subject = access.read(number, reader);
        Order order = orders.get(subject.orderId());
        AwardRoom room = awards.room(subject, order, evidence.of(subject.number()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new AwardLimitView(room.most(), room.paid(), inWords(room)));
    }

    private static String inWords(AwardRoom room) {
        StringBuilder words = new StringBuilder("At most ")
                .append(Wording.of(room.most()))
                .append(" can be awarded (M3): ")
                .append(Wording.of(room.paid()))
                .append(" paid");
        if (!room.unpaidFreight().isZero()) {
            words.append(" + ").append(Wording.of(room.unpaidFreight())).append(" freight");
        }
        if (!room.elsewhere().isZero()) {
            words.append(" − ").append(Wording.of(room.elsewhere())).append(" awarded in other cases of the order");
        }
        return words.append(room.costsProvable() ? ", and incidental costs that are proven." : ".")
                .toString();
    }
}
