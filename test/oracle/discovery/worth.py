"""What clicks of each class bring, and hold up of the rank, against a click in search: economics.md 2, 3 and 5."""

from study import CLASSES, MODEL, SPLIT, rows

HOLDS = {row["ad_class"]: float(row["holds_rank"]) for row in rows(MODEL / "ad_classes.csv")} if SPLIT else {"": 1.0}


class Worth:
    """Orders per click: of each class, of a month's ad clicks, and of the organic clicks that they displace."""

    def __init__(self, p, room):
        said = {one: p[f"class_conversion.{one}"] if SPLIT else 1.0 for one in CLASSES}
        usual = sum(room[one] * said[one] for one in CLASSES)
        self.of = {one: said[one] / usual for one in CLASSES}

    def month(self, parts, displacing):
        """`displacing`: by class, organic clicks that an ad click of the month displaces."""
        whole = sum(displacing.values())
        self.paid = sum(parts[one] * self.of[one] for one in CLASSES)
        self.displaced = sum(displacing[one] * self.of[one] for one in CLASSES) / whole
        self.holding = sum(parts[one] * self.of[one] * HOLDS[one] for one in CLASSES)
        self.idle = 1 - sum(displacing[one] * self.of[one] * HOLDS[one] for one in CLASSES) / whole
