// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <functional>

#include "services/wire/ActionRequests.h"

/// \file Words for reading a digest out over the telephone: short English nouns, no two that sound alike. Their order is part
/// of the protocol; one word changed would give another code for the same bytes.

namespace assay::wire
{

namespace
{

constexpr auto kWords = std::to_array<std::string_view>({
    // clang-format off
    "abbey", "acorn", "actor", "adder", "album", "alder", "algae", "alley", "almond", "alpaca",
    "amber", "anchor", "angle", "ankle", "anvil", "apple", "apricot", "apron", "arbor", "arcade",
    "arch", "arena", "arm", "armor", "arrow", "artist", "ash", "aspen", "asset", "aster", "atlas",
    "atoll", "attic", "author", "autumn", "avenue", "avocado", "award", "axle", "azure", "badge",
    "badger", "bag", "bagel", "baker", "balcony", "ballad", "balloon", "bamboo", "banana",
    "banjo", "bank", "banner", "barge", "barley", "barn", "barrel", "basil", "basin", "basket",
    "battery", "bazaar", "beacon", "beak", "beam", "bean", "beard", "beaver", "bed", "beetle",
    "bell", "belt", "bench", "berry", "bicycle", "billow", "bird", "biscuit", "bison", "blade",
    "blanket", "blaze", "blossom", "boat", "bobbin", "bone", "bonnet", "book", "border", "bottle",
    "boulder", "bowl", "box", "bracelet", "bracket", "branch", "brass", "breeze", "brick",
    "bridge", "broom", "brush", "bubble", "bucket", "buckle", "bud", "buffalo", "bugle",
    "builder", "bulb", "bumper", "bunker", "burrow", "bush", "butter", "button", "cabbage",
    "cabin", "cable", "cactus", "cake", "calf", "camel", "camera", "camp", "canal", "canary",
    "candle", "canoe", "canopy", "canvas", "captain", "caravan", "carbon", "card", "cargo",
    "carnival", "carpet", "carrot", "carver", "cascade", "cashew", "castle", "cat", "cattle",
    "cavern", "cedar", "celery", "cello", "cement", "chain", "chair", "chalk", "chamber",
    "channel", "chapel", "chariot", "charm", "chart", "cheese", "cherry", "chess", "chest",
    "chestnut", "chicken", "chief", "chimney", "chisel", "choir", "cider", "cinema", "circle",
    "circus", "citrus", "city", "clam", "clarinet", "clay", "cliff", "clinic", "cloak", "clock",
    "cloth", "cloud", "clover", "club", "coach", "coal", "coast", "cobalt", "cobra", "cocoa",
    "coconut", "cod", "coffee", "coin", "collar", "colony", "column", "comb", "comet", "compass",
    "concert", "contour", "copper", "coral", "cork", "corner", "corridor", "cosmos", "cottage",
    "cotton", "couch", "cougar", "counter", "county", "cove", "coyote", "crab", "cradle", "crane",
    "crater", "crayon", "crest", "cricket", "crocus", "crop", "crown", "crumb", "crust",
    "crystal", "cube", "cuckoo", "cup", "curtain", "cushion", "custard", "cypress", "dahlia",
    "dairy", "daisy", "dancer", "dawn", "decade", "delta", "den", "dentist", "deputy", "desert",
    "desk", "diagram", "dial", "diamond", "diary", "dinner", "dish", "diver", "doctor", "doll",
    "dolphin", "dome", "door", "dot", "dragon", "drain", "drawer", "dream", "dress", "drill",
    "drum", "duck", "dune", "dust", "eagle", "easel", "echo", "eclipse", "eel", "egg", "elbow",
    "elder", "elephant", "elf", "elk", "ember", "emerald", "engine", "envelope", "ermine",
    "estate", "evening", "express", "fable", "fabric", "factory", "falcon", "family", "farm",
    "fawn", "feast", "feather", "fence", "fennel", "fern", "ferry", "festival", "fiddle", "field",
    "fig", "figure", "finch", "fire", "fish", "fjord", "flag", "flame", "flannel", "flask",
    "fleece", "flint", "flock", "flood", "floor", "flute", "foam", "foil", "folder", "font",
    "forest", "fork", "fossil", "fountain", "fox", "frame", "freezer", "frigate", "fringe",
    "frog", "frost", "fruit", "funnel", "furnace", "fuse", "gadget", "galaxy", "gallery",
    "garage", "garden", "garlic", "garment", "garnet", "gauge", "gazelle", "gecko", "gem",
    "general", "geyser", "giant", "gift", "ginger", "giraffe", "glacier", "glass", "globe",
    "glove", "glue", "goat", "goblet", "gold", "gong", "goose", "gorge", "gown", "grain",
    "granite", "grape", "graph", "grass", "gravel", "grove", "guard", "guitar", "gull", "gust",
    "gypsum", "halo", "hammer", "hamster", "hand", "handle", "harbor", "harness", "harp",
    "harvest", "hatch", "haven", "hawk", "hazel", "hedge", "helmet", "hemp", "hen", "herald",
    "herb", "hermit", "heron", "herring", "hill", "hinge", "hippo", "hive", "hockey", "holiday",
    "holly", "honey", "hood", "horizon", "hornet", "hotel", "hound", "house", "hummock", "hunter",
    "hut", "hyena", "iceberg", "icicle", "icon", "igloo", "iguana", "impala", "inch", "index",
    "infant", "ink", "inlet", "insect", "iris", "iron", "island", "ivory", "ivy", "jacket",
    "jade", "jaguar", "jar", "jasmine", "jelly", "jersey", "jewel", "jigsaw", "jug", "juice",
    "jungle", "juniper", "kayak", "kelp", "kennel", "kernel", "kettle", "keyhole", "kiosk",
    "kite", "kitten", "kiwi", "knife", "knocker", "koala", "lace", "ladder", "ladle", "lagoon",
    "lamb", "lantern", "lapel", "larch", "lark", "lasso", "laurel", "lava", "leaf", "leather",
    "legend", "lemon", "lens", "lentil", "leopard", "letter", "lettuce", "level", "lever",
    "library", "lichen", "lid", "lightning", "lilac", "lily", "lime", "linen", "lion", "lizard",
    "llama", "lobby", "lobster", "locket", "locust", "lodge", "log", "loom", "loop", "lotus",
    "lounge", "lumber", "lynx", "lyric", "machine", "magnet", "magpie", "mallet", "mammoth",
    "mango", "map", "maple", "marble", "margin", "market", "marlin", "marsh", "mask", "mast",
    "match", "mattress", "meadow", "melon", "menu", "mercury", "mermaid", "meteor", "metro",
    "mica", "midnight", "milk", "mineral", "mint", "minute", "mirror", "mitten", "mole", "money",
    "monkey", "month", "moon", "moose", "mortar", "mosaic", "moss", "motel", "moth", "motor",
    "mound", "mountain", "mouse", "muffin", "mule", "museum", "mushroom", "music", "muslin",
    "napkin", "nation", "needle", "net", "nettle", "nickel", "noodle", "north", "nose", "nougat",
    "novel", "nugget", "number", "nurse", "nutmeg", "nylon", "oak", "oasis", "oboe", "ocean",
    "octopus", "office", "olive", "omelet", "onion", "onyx", "opal", "opera", "orange", "orbit",
    "orchard", "orchid", "organ", "origin", "osprey", "ostrich", "otter", "outlet", "oven", "owl",
    "oyster", "paddle", "page", "pagoda", "palace", "palm", "pan", "panda", "panel", "panther",
    "paper", "parade", "parasol", "parcel", "parent", "parlor", "parrot", "parsley", "parsnip",
    "pasta", "pastry", "path", "patrol", "pavement", "peach", "peacock", "peanut", "pebble",
    "pecan", "pelican", "penguin", "pepper", "perch", "perfume", "petrol", "piano", "pickle",
    "picnic", "pigeon", "pillar", "pillow", "pilot", "pin", "pioneer", "pipe", "pirate", "piston",
    "pitcher", "pixel", "pizza", "planet", "plank", "plant", "plaster", "plate", "plateau",
    "platform", "plaza", "plough", "pocket", "poem", "poker", "pollen", "polo", "pony", "poplar",
    "poppy", "porch", "porridge", "port", "postcard", "potato", "pottery", "powder", "prairie",
    "prawn", "printer", "prism", "pudding", "puddle", "puffin", "pulley", "pulse", "puma", "pump",
    "pumpkin", "pupil", "puppet", "puppy", "purse", "puzzle", "pyramid", "python", "quail",
    "quarry", "quartz", "quill", "quilt", "quiver", "quiz", "rabbit", "raccoon", "radar", "radio",
    "radish", "raft", "rail", "rainbow", "raisin", "ramp", "ranch", "raspberry", "raven", "ray",
    "razor", "recipe", "record", "reef", "region", "relic", "rhubarb", "rhythm", "ribbon",
    "rider", "ridge", "ring", "river", "road", "robe", "robin", "robot", "rock", "rocket", "roof",
    "rope", "rotor", "rudder", "rug", "ruler", "runner", "saddle", "safari", "saffron", "sailor",
    "salad", "salmon", "salt", "sand", "sandal", "sapphire", "sardine", "satchel", "satin",
    "saucer", "sausage", "scale", "scallop", "scarf", "school", "science", "scissors", "scooter",
    "score", "scout", "screen", "screw", "scroll", "sculptor", "season", "seat", "seed", "sentry",
    "shadow", "shark", "shed", "sheep", "shelf", "shell", "shepherd", "sheriff", "shield", "ship",
    "shirt", "shoe", "shore", "shoulder", "shovel", "shrimp", "shrub", "sickle", "sign", "signal",
    "silk", "silver", "singer", "siren", "skate", "sketch", "skirt", "sky", "slate", "sleeve",
    "slipper", "slope", "smoke", "snail", "snake", "snow", "soap", "sofa", "soil", "song", "soup",
    "spade", "spark", "sparrow", "sphere", "spice", "spider", "spinach", "spiral", "sponge",
    "spoon", "spring", "spruce", "squid", "squirrel", "stable", "stadium", "staff", "stage",
    "stamp", "star", "statue", "steam", "stew", "stick", "stirrup", "stock", "stone", "stool",
    "storm", "stove", "straw", "stream", "street", "string", "studio", "sturgeon", "sugar",
    "suit", "summer", "summit", "sunset", "swallow", "swamp", "swan", "sweater", "syrup",
    "system", "tablet", "tailor", "talon", "tango", "tank", "tape", "target", "tavern", "taxi",
    "teacher", "teapot", "teddy", "temple", "tennis", "tent", "terrace", "theater", "thicket",
    "thimble", "thistle", "thorn", "thread", "thunder", "ticket", "tiger", "tile", "timber",
    "toast", "toffee", "token", "tomato", "topaz", "torch", "tornado", "tortoise", "tower",
    "town", "toy", "tractor", "trail", "tram", "treasure", "treaty", "tree", "trellis",
    "triangle", "tribe", "trombone", "trophy", "trout", "truck", "truffle", "trumpet", "trunk",
    "tuba", "tulip", "tuna", "tundra", "tunic", "tunnel", "turban", "turbine", "turkey", "turnip",
    "turret", "turtle", "tweed", "twig", "typhoon", "umbrella", "unicorn", "uniform", "universe",
    "urchin", "utensil", "valley", "valve", "vanilla", "vase", "vault", "velvet", "vendor",
    "venue", "veranda", "verse", "vessel", "vest", "viaduct", "victory", "video", "village",
    "vine", "vinegar", "viola", "violet", "violin", "virtue", "visitor", "vista", "voice",
    "volcano", "volume", "voyage", "vulture", "wafer", "wagon", "waiter", "wall", "wallet",
    "walnut", "walrus", "waltz", "warden", "wardrobe", "wasp", "watch", "water", "wave", "wax",
    "weasel", "weaver", "wedge", "wharf", "wheat", "wheel", "whistle", "wick", "willow", "wind",
    "window", "winter", "wire", "wizard", "wolf", "wombat", "wool", "word", "workshop", "worm",
    "wreath", "wren", "wrist", "writer", "yacht", "yard", "year", "yeast", "yogurt", "zebra",
    "zenith", "zephyr", "zigzag", "zinc", "zipper", "zodiac", "zone"
    // clang-format on
});
static_assert(kWords.size() == 1024);
static_assert(std::ranges::adjacent_find(kWords, std::greater_equal<>{}) == kWords.end(), "sorted, no word twice");

} // namespace

std::span<const std::string_view> codeWords()
{
    return kWords;
}

std::string fourWords(const support::Hash& digest)
{
    std::string input = "assay-words";
    for (const std::uint8_t byte : digest.bytes)
        input += static_cast<char>(byte);
    const support::Hash drawn = support::Hash::of(input);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i)
        bits = bits << 8 | drawn.bytes[i];
    std::string out;
    for (int shift = 30; shift >= 0; shift -= 10) {
        if (!out.empty())
            out += ' ';
        out += kWords[bits >> shift & 1023];
    }
    return out;
}

} // namespace assay::wire
