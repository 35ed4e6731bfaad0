<#-- The page itself is found from every theme. -->
<#include "adgang-webauthn-error.ftl">
