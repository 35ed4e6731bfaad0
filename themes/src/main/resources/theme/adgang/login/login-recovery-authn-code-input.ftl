<#-- The page itself is found from every theme. -->
<#include "adgang-login-recovery-authn-code-input.ftl">
