/** All panels of the page, registered as the joined script has them: with their words and their fields of the state. */

import "../../graph/page/panels/compare.mjs";
import "../../graph/page/panels/details.mjs";
import "../../graph/page/panels/explore.mjs";
import "../../graph/page/panels/questions.mjs";
import "../../graph/page/panels/table.mjs";
import "../../graph/page/panels/text.mjs";
