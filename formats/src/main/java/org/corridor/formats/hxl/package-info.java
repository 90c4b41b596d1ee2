/// Tables with HXL 1.1 hashtags, in CSV and XLSX: what the humanitarian field exchanges.
@NullMarked
package org.corridor.formats.hxl;

import org.jspecify.annotations.NullMarked;
