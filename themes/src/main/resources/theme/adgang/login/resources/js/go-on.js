/** Sends on what another server is to get, on a page that is only shown in passing. */
document.getElementById("adgang-go-on").submit();
