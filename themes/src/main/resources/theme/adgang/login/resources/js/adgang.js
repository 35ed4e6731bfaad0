import "../adgang/js/page.js";
import { tidyAddress, watchSession } from "./session.js";

tidyAddress();
watchSession(document.body.dataset);
