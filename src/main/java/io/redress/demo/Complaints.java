package io.redress.demo;

import static io.redress.demo.Cast.remedy;
import static io.redress.demo.DemoOrder.party;

import io.redress.cases.ClaimLine;
import io.redress.cases.OpenCase;
import io.redress.orders.Channel;
import io.redress.orders.TrackingStatus;
import io.redress.policy.EvidenceType;
import io.redress.policy.Fault;
import io.redress.policy.FreightPayer;
import io.redress.policy.Reason;
import io.redress.policy.RemedyType;
import io.redress.security.Side;
import java.util.List;

/** Complaints that really happened, K1 to K6, each in the stage that its story has reached. */
final class Complaints {

    private Complaints() {}

    static List<Story> all() {
        return List.of(plates(), cancellation(), printer(), chairs(), herbalGoods(), advance());
    }

    private static OpenCase request(
            String orderId, Reason reason, String description, RemedyType remedy, ClaimLine... lines) {
        return new OpenCase(orderId, reason, description, List.of(lines), remedy(remedy), null, null, null);
    }

    /** K1: the fault was found at the first use, in the third month; the buyer's own proposal waits for the seller. */
    private static Story plates() {
        DemoOrder order = DemoOrder.of(
                        "K1-PLATES", party("B-1001", "Bluebell Events"), party("S-2001", "Clearlight Glassware"))
                .line("L1", 310, "1.60", "Glass charger plate, 33 cm")
                .freight("50.00")
                .placed(118, 80)
                .delivered(102, 82);
        OpenCase latent = new OpenCase(
                "K1-PLATES",
                Reason.DEFECTIVE,
                "All 310 plates rock: there is a mound of glass in the middle. We saw it at the first use.",
                List.of(new ClaimLine("L1", 310)),
                remedy(RemedyType.FULL_REFUND),
                true,
                null,
                null);
        return Story.about(order)
                .daysAgo(4.2, cast -> cast.opens(latent))
                .daysAgo(2.4, cast -> cast.refuses(Side.SELLER, "You had 30 days. That was in December."))
                .daysAgo(
                        1.3,
                        cast -> cast.offers(
                                Side.BUYER,
                                remedy(RemedyType.REPLACEMENT),
                                FreightPayer.BUYER,
                                "Remake them free of charge, and I pay the shipping."));
    }

    /** K2: part of the money was awarded; the seller pays nothing, and ships what was cancelled. */
    private static Story cancellation() {
        DemoOrder order = DemoOrder.of(
                        "K2-CANCELLED",
                        party("B-1002", "Harbor Street Trading"),
                        party("S-2002", "Northgate Machinery"))
                .channel(Channel.WHOLESALE)
                .paidToTheSeller()
                .line("L1", 1, "1800.00", "Bag sealing machine", "MACHINERY")
                .placed(35, -10);
        return Story.about(order)
                .daysAgo(
                        34,
                        cast -> cast.opens(request(
                                "K2-CANCELLED",
                                Reason.CANCEL_BEFORE_SHIPMENT,
                                "Our customer is gone. We cancel; nothing has been shipped.",
                                RemedyType.FULL_REFUND,
                                new ClaimLine("L1", 1))))
                .daysAgo(32.5, cast -> cast.refuses(Side.SELLER, "We have bought the parts already."))
                .daysAgo(
                        32,
                        cast -> cast.escalates(
                                Side.BUYER, "The whole price back: we cancelled the day after.", "A flat refusal."))
                .daysAgo(30, cast -> {
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.CORRESPONDENCE,
                            "cancellation.txt",
                            "Our cancellation, and the answer",
                            Papers.text("We cancel order K2-CANCELLED today.\n> Not possible, parts are bought.\n"));
                    cast.states(Side.BUYER, "We cancelled one day after the order; nothing had left the factory.");
                    cast.hasHandedInAll(Side.BUYER);
                })
                .daysAgo(28, cast -> {
                    cast.handsIn(
                            Side.SELLER,
                            EvidenceType.INVOICE,
                            "parts.pdf",
                            "Parts bought for this order",
                            Papers.pdf("Invoice 7731", "Motor, heating bar, frame", "Total 1,300.00 USD"));
                    cast.hasHandedInAll(Side.SELLER);
                })
                .daysAgo(
                        18,
                        cast -> cast.decides(
                                "mia",
                                remedy(RemedyType.PARTIAL_REFUND, "500.00"),
                                Fault.SELLER,
                                false,
                                "The order was cancelled in time. The seller proved that it had bought parts for"
                                        + " 1,300 USD; the rest of the price goes back to the buyer."))
                .daysAgo(4, cast -> cast.orderIsShipped(cast.order().placedAt().plus(Story.days(31))));
    }

    /** K3: both learn at once that the order counts as offline; the clock stands still for a repair. */
    private static Story printer() {
        DemoOrder order = DemoOrder.of(
                        "K3-PRINTER", party("B-1003", "Threadworks Studio"), party("S-2003", "Colorjet Systems"))
                .withoutContract()
                .paidToTheSeller()
                .line("L1", 1, "6200.00", "Garment printer with accessories", "MACHINERY")
                .placed(60, 25)
                .delivered(45, 22);
        return Story.about(order)
                .daysAgo(
                        5,
                        cast -> cast.opens(request(
                                "K3-PRINTER",
                                Reason.DEFECTIVE,
                                "It has not printed one shirt since it came. We have bought parts on your advice.",
                                RemedyType.RETURN_AND_REFUND,
                                new ClaimLine("L1", 1))))
                .daysAgo(4, cast -> cast.proposesRepair(14, "Our engineer connects from afar and sends a print head."))
                .daysAgo(
                        3.8,
                        cast -> cast.writes(
                                Side.BUYER, "We agree once more. The parts that we bought must be paid for, too."))
                .daysAgo(3.7, Cast::agreesToRepair);
    }

    /** K4: people were hurt; part of the order is in dispute, and a mediator has it within days. */
    private static Story chairs() {
        DemoOrder order = DemoOrder.of(
                        "K4-CHAIRS", party("B-1004", "Corner Office Supplies"), party("S-2004", "Everrise Furniture"))
                .line("L1", 306, "36.00", "Office chair with gas lift")
                .line("L2", 20, "120.00", "Workstation, steel frame")
                .freight("900.00")
                .placed(75, 30)
                .delivered(50, 24);
        OpenCase unsafe = new OpenCase(
                "K4-CHAIRS",
                Reason.DEFECTIVE,
                "Gas lifts fail: 52 chairs are broken and two people were hurt. The workstations' frames are rusty.",
                List.of(new ClaimLine("L1", 52), new ClaimLine("L2", 20)),
                remedy(RemedyType.FULL_REFUND),
                null,
                true,
                null);
        return Story.about(order)
                .daysAgo(3.9, cast -> cast.opens(unsafe))
                .daysAgo(
                        3.8,
                        cast -> cast.escalates(
                                Side.BUYER,
                                "Chairs that hold 120 kg, and frames without rust.",
                                "Lifts that break under anybody; frames with rust at every joint."))
                .daysAgo(3, cast -> {
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.PHOTO,
                            "broken-lift.png",
                            "A lift that broke",
                            Papers.photo("broken lift"));
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.LAB_REPORT,
                            "lift-test.pdf",
                            "Test of three lifts",
                            Papers.pdf("Test report 0412", "3 of 3 gas lifts fail below 70 kg"));
                    cast.states(Side.BUYER, "52 of 306 chairs have broken. Two colleagues were hurt.");
                    cast.hasHandedInAll(Side.BUYER);
                })
                .daysAgo(1.5, cast -> {
                    cast.handsIn(
                            Side.SELLER,
                            EvidenceType.QC_REPORT,
                            "final-inspection.pdf",
                            "Our inspection before shipment",
                            Papers.pdf("Final inspection", "10 chairs drawn, no defect found"));
                    cast.hasHandedInAll(Side.SELLER);
                });
    }

    /** K5: the seller's papers named other products; it says nothing, and the mediator has what the buyer handed in. */
    private static Story herbalGoods() {
        DemoOrder order = DemoOrder.of(
                        "K5-HERBS", party("B-1005", "Greenleaf Imports"), party("S-2005", "Mountain Herb Export"))
                .line("L1", 400, "9.50", "Herbal tea, 500 g")
                .freight("220.00")
                .placed(110, 60)
                .delivered(70, 36)
                .tracked(35, TrackingStatus.CUSTOMS_HELD, "Port of arrival");
        return Story.about(order)
                .daysAgo(
                        27,
                        cast -> cast.opens(request(
                                "K5-HERBS",
                                Reason.NON_COMPLIANT,
                                "Customs seized everything: the papers in the boxes name other products.",
                                RemedyType.FULL_REFUND,
                                new ClaimLine("L1", 400))))
                .daysAgo(
                        25,
                        cast -> cast.writes(
                                Side.BUYER, "Your representative has changed her name, and answers no longer."))
                .daysAgo(
                        20.5,
                        cast -> cast.escalates(
                                Side.BUYER,
                                "Tea with papers that say tea.",
                                "Papers for cosmetics; all goods seized at customs."))
                .daysAgo(19, cast -> {
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.CUSTOMS_DOCUMENT,
                            "seizure.pdf",
                            "Notice of seizure",
                            Papers.pdf("Notice of seizure", "Declared: cosmetics. Found: dried herbs."));
                    cast.handsIn(
                            Side.BUYER,
                            EvidenceType.PHOTO,
                            "labels.png",
                            "The labels in the boxes",
                            Papers.photo("labels"));
                    cast.states(Side.BUYER, "The seller packed papers of another product; we never got the goods.");
                    cast.hasHandedInAll(Side.BUYER);
                });
    }

    /** K6: the seller cannot deliver and gives the advance back; the buyer takes it. */
    private static Story advance() {
        DemoOrder order = DemoOrder.of(
                        "K6-ADVANCE", party("B-1006", "Stagecraft Rentals"), party("S-2006", "Brightbeam Lighting"))
                .line("L1", 50, "200.00", "LED stage light")
                .advance("3000.00")
                .placed(40, -20);
        return Story.about(order)
                .daysAgo(
                        9,
                        cast -> cast.opens(request(
                                "K6-ADVANCE",
                                Reason.SELLER_CANNOT_FULFIL,
                                "The seller says that it cannot make the lights. We depend on them and want a penalty.",
                                RemedyType.FULL_REFUND,
                                new ClaimLine("L1", 50))))
                .daysAgo(
                        8,
                        cast -> cast.offers(
                                Side.SELLER,
                                remedy(RemedyType.FULL_REFUND),
                                null,
                                "We are sorry and return the whole advance. A penalty was never agreed."))
                .daysAgo(7, cast -> cast.accepts(Side.BUYER));
    }
}
